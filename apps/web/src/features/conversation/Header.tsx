import { ArrowLeft, Ellipsis, Hash, Link2, PanelLeft, Search, Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { go } from '../../app/router.ts';
import type { ChannelEntry } from '../../store/state.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useListColumn, useMembersColumn, useNarrow } from '../../ui/useMedia.ts';
import { say } from '../../words/words.tsx';
import { capOf } from '../keys/KeyList.tsx';
import { RetentionBadge } from './RetentionBadge.tsx';

interface HeaderProps {
  readonly channel: ChannelEntry;
  readonly membersShown: boolean;
  readonly onMembers: () => void;
  readonly onChannels: () => void;
  readonly onJump: () => void;
}

export function Header({ channel, membersShown, onMembers, onChannels, onJump }: HeaderProps): ReactNode {
  const narrow = useNarrow();
  const listColumn = useListColumn();
  const membersColumn = useMembersColumn();
  const { id, serverId, name, topic } = channel.facts;
  return (
    <header data-region="header" aria-label={say('header.label')} className="border-border bg-surface flex h-14 shrink-0 items-center gap-1 border-b px-1 side:h-15 side:gap-2 side:px-4 members:pe-3">
      {narrow && <IconButton icon={ArrowLeft} label={say('header.back')} onClick={() => go({ at: 'server', serverId })} className="rtl:-scale-x-100" />}
      {!narrow && !listColumn && <IconButton icon={PanelLeft} label={say('header.channels')} onClick={onChannels} />}
      <div className="flex min-w-0 grow items-center gap-3 side:ps-1">
        <h1 className="text-title flex min-w-0 items-center gap-1.5 members:max-w-[60%] members:shrink-0">
          <Hash size={18} strokeWidth={1.75} aria-hidden="true" className="text-text-muted shrink-0" />
          <bdi className="truncate">{name}</bdi>
        </h1>
        {topic && membersColumn && <p dir="auto" title={topic} className="text-small text-text-secondary border-border truncate border-s ps-3">{topic}</p>}
      </div>
      <RetentionBadge channel={channel.facts} />
      {narrow ? <NarrowMenu id={id} onJump={onJump} /> : (
        <>
          <IconButton icon={Users} label={say('header.members')} pressed={membersShown} onClick={onMembers} className="size-9" />
          {membersColumn ? (
            <button type="button" onClick={onJump} className="bg-surface-raised border-border-control rounded-input text-ui text-text-secondary hover:bg-surface-hover inline-flex h-8.5 w-40 shrink-0 items-center gap-2 border px-2.5">
              <Search size={16} strokeWidth={1.75} aria-hidden="true" />
              <span className="grow text-start">{say('jump.open')}</span>
              <kbd className="border-border text-meta rounded-mention border px-1.5 font-sans">{`${capOf('Mod')} K`}</kbd>
            </button>
          ) : <IconButton icon={Search} label={say('jump.title')} onClick={onJump} className="size-9" />}
        </>
      )}
    </header>
  );
}

function NarrowMenu({ id, onJump }: { id: ChannelEntry['facts']['id']; onJump: () => void }): ReactNode {
  const toast = useToast();
  const copy = () => void navigator.clipboard.writeText(new URL(`/c/${id}`, location.href).href).then(() => toast(say('link.copied')));
  return (
    <Menu trigger={<button type="button" aria-label={say('header.more')} className="target text-text-secondary rounded-control hover:bg-surface-hover inline-grid size-8 shrink-0 place-items-center"><Ellipsis size={18} strokeWidth={1.75} aria-hidden="true" /></button>}>
      <MenuItem icon={Users} onSelect={() => go({ at: 'details', channelId: id })}>{say('header.details')}</MenuItem>
      <MenuItem icon={Search} onSelect={onJump}>{say('jump.title')}</MenuItem>
      <MenuItem icon={Link2} onSelect={copy}>{say('channel.copy-link')}</MenuItem>
    </Menu>
  );
}
