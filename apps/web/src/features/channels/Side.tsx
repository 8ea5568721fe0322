import { ChevronDown, Hash, LogOut, MailCheck, Pencil, Plus, Settings, Trash2, UserPlus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useParleyState } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import { DEVICE_PREFIXES, readUnder } from '../../device/storage.ts';
import type { ChannelId, ServerId } from '../../store/model.ts';
import { allows, Permission } from '../../store/permissions.ts';
import type { ServerEntry } from '../../store/state.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem, MenuLine } from '../../ui/Menu.tsx';
import { say } from '../../words/words.tsx';
import { InviteDialog } from '../settings/InviteDialog.tsx';
import { ChannelDialog, DeleteChannelDialog, LeaveDialog } from './ChannelDialogs.tsx';
import { SelfPanel } from './SelfPanel.tsx';
import { useMarkServerRead } from './useMarkServerRead.ts';

type Opened =
  | { readonly is: 'invite' | 'create' | 'leave' }
  | { readonly is: 'rename' | 'delete'; readonly channelId: ChannelId };

export function Side({ serverId, current }: { serverId: ServerId; current: ChannelId | null }): ReactNode {
  const server = useParleyState((state) => state.servers.get(serverId));
  const [opened, setOpened] = useState<Opened | null>(null);
  if (!server) return null;
  const close = () => setOpened(null);
  return (
    <div className="edge bg-surface-side flex min-h-0 min-w-0 grow flex-col list:w-56 list:shrink-0 list:grow-0 members:w-65">
      <ServerHead server={server} onOpen={setOpened} />
      <ChannelTree server={server} current={current} onOpen={setOpened} />
      <SelfPanel />
      {opened?.is === 'invite' && <InviteDialog serverId={serverId} onClose={close} />}
      {opened?.is === 'create' && <ChannelDialog serverId={serverId} channelId={null} onClose={close} />}
      {opened?.is === 'rename' && <ChannelDialog serverId={serverId} channelId={opened.channelId} onClose={close} />}
      {opened?.is === 'delete' && <DeleteChannelDialog channelId={opened.channelId} onClose={close} />}
      {opened?.is === 'leave' && <LeaveDialog serverId={serverId} onClose={close} />}
    </div>
  );
}

function ServerHead({ server, onOpen }: { server: ServerEntry; onOpen: (opened: Opened) => void }): ReactNode {
  const { id, name, operatorLine, ownerId } = server.facts;
  const owner = useParleyState((state) => state.self?.account.user.id === ownerId);
  const may = (permission: bigint) => allows(server.permissions, permission);
  const unread = useParleyState((state) => server.channels.some((channel) => (state.channels.get(channel)?.unread ?? 0) > 0));
  const markRead = useMarkServerRead();
  const manages = may(Permission.MANAGE_SERVER) || may(Permission.MANAGE_CHANNELS) || may(Permission.KICK_MEMBERS) || may(Permission.BAN_MEMBERS);
  return (
    <header className="border-border h-14 shrink-0 border-b side:h-15">
      <Menu align="start" trigger={
        <button type="button" className="ring-inside hover:bg-surface-hover flex h-full w-full items-center gap-2 px-4 text-start">
          <span className="min-w-0 grow">
            <span className="text-body block truncate leading-5 font-semibold"><bdi>{name}</bdi></span>
            {operatorLine && <span dir="auto" className="text-meta text-text-secondary block truncate">{operatorLine}</span>}
          </span>
          <ChevronDown size={18} strokeWidth={1.75} aria-hidden="true" className="text-text-secondary shrink-0" />
        </button>
      }>
        {unread && <MenuItem icon={MailCheck} onSelect={() => markRead(id)}>{say('server.mark-read')}</MenuItem>}
        {may(Permission.CREATE_INVITE) && <MenuItem icon={UserPlus} onSelect={() => onOpen({ is: 'invite' })}>{say('server.invite')}</MenuItem>}
        {may(Permission.MANAGE_CHANNELS) && <MenuItem icon={Plus} onSelect={() => onOpen({ is: 'create' })}>{say('channel.create')}</MenuItem>}
        <MenuItem icon={Settings} onSelect={() => go({ at: 'server-settings', serverId: id, section: 'overview' })}>{manages ? say('server.settings') : say('server.about')}</MenuItem>
        {!owner && <MenuLine />}
        {!owner && <MenuItem icon={LogOut} danger onSelect={() => onOpen({ is: 'leave' })}>{say('server.leave')}</MenuItem>}
      </Menu>
    </header>
  );
}

function ChannelTree({ server, current, onOpen }: { server: ServerEntry; current: ChannelId | null; onOpen: (opened: Opened) => void }): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  const manages = allows(server.permissions, Permission.MANAGE_CHANNELS);
  const [walked, setWalked] = useState<ChannelId | null>(null);
  const stop = walked && server.channels.includes(walked) ? walked : (current ?? server.channels[0]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || !['ArrowUp', 'ArrowDown', 'Home', 'End'].includes(event.key)) return;
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[data-channel]') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    if (at < 0) return;
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : at + (event.key === 'ArrowUp' ? -1 : 1);
    items[to]?.focus();
    event.preventDefault();
  };
  return (
    <nav data-region="channels" aria-label={say('channels.label', { server: server.facts.name })} className="scroller min-h-0 grow overflow-y-auto px-2 pt-3 pb-4 [scrollbar-gutter:auto]">
      <div className="mb-1 flex min-h-7 items-center justify-between ps-2">
        <h2 className="text-meta text-text-muted font-medium">{say('channels.title')}</h2>
        {manages && <IconButton icon={Plus} size={16} label={say('channel.create')} onClick={() => onOpen({ is: 'create' })} className="size-7" />}
      </div>
      <div ref={list} role="list" onKeyDown={onKeyDown} onFocus={(event) => setWalked(((event.target as HTMLElement).dataset['channel'] as ChannelId | undefined) ?? null)}>
        {server.channels.map((id) => <ChannelRow key={id} id={id} selected={id === current} stop={id === stop} manages={manages} onOpen={onOpen} />)}
      </div>
    </nav>
  );
}

function ChannelRow({ id, selected, stop, manages, onOpen }: {
  id: ChannelId; selected: boolean; stop: boolean; manages: boolean; onOpen: (opened: Opened) => void;
}): ReactNode {
  const channel = useParleyState((state) => state.channels.get(id));
  if (!channel) return null;
  const { name } = channel.facts;
  const unread = selected ? 0 : channel.unread;
  const draft = !selected && readUnder(DEVICE_PREFIXES.draft, id) !== null;
  const weight = unread > 0 ? 'font-semibold text-text' : selected ? 'font-medium text-text' : 'text-text-secondary';
  return (
    <div role="listitem" className={`group/channel rounded-control relative flex items-center ${selected ? 'bg-surface-active' : 'hover:bg-surface-hover'}`}>
      <button type="button" data-channel={id} tabIndex={stop ? 0 : -1} aria-current={selected ? 'page' : undefined}
        aria-label={unread > 0 ? say('channel.unread-label', { name, count: unread }) : undefined}
        onClick={() => go({ at: 'channel', channelId: id, messageId: null })}
        className={`target ring-inside rounded-control text-row flex h-8.5 min-w-0 grow items-center gap-2 px-2 text-start compact:h-7 ${weight}`}>
        <Hash size={16} strokeWidth={1.75} aria-hidden="true" className="text-text-muted shrink-0" />
        <bdi className="truncate">{name}</bdi>
        <span className={`ms-auto flex items-center gap-2 ${manages ? 'group-hover/channel:invisible group-focus-within/channel:invisible' : ''}`}>
          {draft && <Pencil size={14} strokeWidth={1.75} aria-label={say('channel.draft')} className="text-text-muted" />}
          {unread > 0 && <span aria-hidden="true" className="bg-text size-[7px] rounded-full" />}
        </span>
      </button>
      {manages && (
        <span className="invisible absolute end-1 group-focus-within/channel:visible group-hover/channel:visible has-data-[state=open]:visible">
          <Menu trigger={<button type="button" tabIndex={stop ? 0 : -1} aria-label={say('channel.manage', { name })} className="text-text-secondary rounded-control hover:bg-surface-active grid size-7 place-items-center"><Settings size={15} strokeWidth={1.75} aria-hidden="true" /></button>}>
            <MenuItem icon={Pencil} onSelect={() => onOpen({ is: 'rename', channelId: id })}>{say('channel.edit')}</MenuItem>
            <MenuItem icon={Trash2} danger onSelect={() => onOpen({ is: 'delete', channelId: id })}>{say('channel.delete')}</MenuItem>
          </Menu>
        </span>
      )}
    </div>
  );
}
