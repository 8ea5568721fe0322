import { Ban, UserMinus } from 'lucide-react';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import type { Member, ServerId } from '../../store/model.ts';
import { allows, Permission } from '../../store/permissions.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { dateOf } from '../../words/time.ts';
import { Name, say } from '../../words/words.tsx';
import { Destroying } from '../channels/ChannelDialogs.tsx';

/** Who this is, and what one may do about it. */
export function MemberMenu({ member, serverId, children }: { member: Member; serverId: ServerId; children: ReactElement }): ReactNode {
  const { servers } = useParley();
  const [asking, setAsking] = useState<'remove' | 'ban' | null>(null);
  const permissions = useParleyState((state) => state.servers.get(serverId)?.permissions ?? 0n);
  const self = useParleyState((state) => state.self?.account.user.id);
  const { id, displayName, username } = member.user;
  const other = id !== self && !member.owner;
  const mayRemove = other && allows(permissions, Permission.KICK_MEMBERS);
  const mayBan = other && allows(permissions, Permission.BAN_MEMBERS);
  return (
    <>
      <Menu trigger={children} align="start">
        <div className="flex items-center gap-3 px-2.5 py-2">
          <Avatar id={id} name={displayName} size={40} />
          <div className="min-w-0">
            <Name of={displayName} className="text-body block max-w-56 truncate font-semibold" />
            <Name of={username} at className="text-small text-text-secondary block max-w-56 truncate" />
            <p className="text-meta text-text-muted">{say('members.joined', { date: dateOf(member.joinedAt) })}</p>
          </div>
        </div>
        {(mayRemove || mayBan) && <MenuLine />}
        {mayRemove && <MenuItem icon={UserMinus} danger onSelect={() => setAsking('remove')}>{say('members.remove')}</MenuItem>}
        {mayBan && <MenuItem icon={Ban} danger onSelect={() => setAsking('ban')}>{say('members.ban')}</MenuItem>}
      </Menu>
      {asking === 'remove' && (
        <Destroying title={say('members.remove-title', { name: displayName })} body={say('members.remove-body')} verb={say('members.remove')}
          work={() => servers.removeMember(serverId, id)} onClose={() => setAsking(null)} />
      )}
      {asking === 'ban' && (
        <Destroying title={say('members.ban-title', { name: displayName })} body={say('members.ban-body')} verb={say('members.ban')}
          work={() => servers.ban(serverId, id)} onClose={() => setAsking(null)} />
      )}
    </>
  );
}
