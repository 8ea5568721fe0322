import { Ban, Hash, Info, Link2, MessageSquareWarning, Users } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useParleyState } from '../../app/parley.ts';
import { SERVER_SECTIONS } from '../../app/router.ts';
import type { ServerSection } from '../../app/router.ts';
import type { ServerId } from '../../store/model.ts';
import { allows, Permission } from '../../store/permissions.ts';
import { say } from '../../words/words.tsx';
import { NoServer } from '../shell/Empty.tsx';
import { BansPart } from './BansPart.tsx';
import { ChannelsPart } from './ChannelsPart.tsx';
import { InvitesPart } from './InvitesPart.tsx';
import { MembersPart } from './MembersPart.tsx';
import { OverviewPart } from './OverviewPart.tsx';
import { RequestsPart } from './RequestsPart.tsx';
import { SettingsFrame } from './SettingsFrame.tsx';

const ICONS: Record<ServerSection, LucideIcon> = { overview: Info, channels: Hash, members: Users, bans: Ban, invites: Link2, requests: MessageSquareWarning };
const ASKS: Partial<Record<ServerSection, bigint>> = {
  channels: Permission.MANAGE_CHANNELS, bans: Permission.BAN_MEMBERS, invites: Permission.MANAGE_SERVER, requests: Permission.MANAGE_MESSAGES,
};

export function ServerSettings({ serverId, section }: { serverId: ServerId; section: ServerSection }): ReactNode {
  const server = useParleyState((state) => state.servers.get(serverId));
  if (!server) return <NoServer />;
  const sections = SERVER_SECTIONS.filter((each) => mayOpen(server.permissions, each)).map((each) => ({
    to: { at: 'server-settings', serverId, section: each } as const, label: say(`server.${each}`), icon: ICONS[each], current: each === section,
  }));
  return (
    <SettingsFrame title={server.facts.name} sections={sections} serverId={serverId} back={{ at: 'server', serverId }} heading={say(`server.${section}`)}>
      {section === 'overview' && <OverviewPart server={server} />}
      {section === 'channels' && <ChannelsPart server={server} />}
      {section === 'members' && <MembersPart serverId={serverId} />}
      {section === 'bans' && <BansPart serverId={serverId} />}
      {section === 'invites' && <InvitesPart serverId={serverId} />}
      {section === 'requests' && <RequestsPart serverId={serverId} />}
    </SettingsFrame>
  );
}

function mayOpen(permissions: bigint, section: ServerSection): boolean {
  const asked = ASKS[section];
  return asked === undefined || allows(permissions, asked);
}
