import { Copy, Link2, UserPlus } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useParley } from '../../app/parley.ts';
import type { Invite } from '../../gen/chat/v1/server_pb.ts';
import type { ServerId } from '../../store/model.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/Field.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useTask } from '../../ui/useTask.ts';
import { dateOf } from '../../words/time.ts';
import { say } from '../../words/words.tsx';
import { addressOf, InviteDialog } from './InviteDialog.tsx';
import { Item } from './SettingsFrame.tsx';
import { useLoaded } from './useLoaded.ts';

export function InvitesPart({ serverId }: { serverId: ServerId }): ReactNode {
  const { servers } = useParley();
  const toast = useToast();
  const [making, setMaking] = useState(false);
  const { value: invites, problem, reload } = useLoaded(useCallback(() => servers.invites(serverId), [servers, serverId]));
  const ending = useTask(async (id: string) => {
    await servers.revokeInvite(serverId, id);
    await reload();
  });
  const wrong = problem ?? ending.problem;
  const copy = (invite: Invite) => void navigator.clipboard.writeText(addressOf(invite.code)).then(() => toast(say('link.copied')));
  return (
    <>
      <Button icon={UserPlus} onClick={() => setMaking(true)}>{say('invites.make')}</Button>
      {wrong && <FieldError>{wrong}</FieldError>}
      {invites?.length === 0 && <p className="text-text-secondary mt-4">{say('invites.none')}</p>}
      <ul className="border-border mt-4 border-t empty:hidden">
        {invites?.map((invite) => (
          <Item key={invite.id} actions={
            <>
              <IconButton icon={Copy} label={say('link.copy')} onClick={() => copy(invite)} />
              <Button busy={ending.busy} onClick={() => void ending.run(invite.id)}>{say('invites.end')}</Button>
            </>
          }>
            <Link2 size={16} strokeWidth={1.75} aria-hidden="true" className="text-text-muted shrink-0" />
            <div className="min-w-0">
              <p className="truncate font-mono text-small">{invite.code}</p>
              <p className="text-small text-text-secondary">{usesWords(invite)} · {endWords(invite)}</p>
            </div>
          </Item>
        ))}
      </ul>
      {making && <InviteDialog serverId={serverId} onClose={() => {
        setMaking(false);
        void reload();
      }} />}
    </>
  );
}

function usesWords(invite: Invite): string {
  return invite.usesMax === 0 ? say('invites.uses', { count: invite.uses }) : say('invites.uses-of', { count: invite.uses, max: invite.usesMax });
}

export function endWords(invite: Invite): string {
  return invite.expiresAt ? say('invites.until', { date: dateOf(timestampMs(invite.expiresAt)) }) : say('invites.no-end');
}
