import { useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import type { ServerId, UserId } from '../../store/model.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { presenceWords } from '../../ui/PresenceSign.tsx';
import { say } from '../../words/words.tsx';
import { WindowedList } from '../../windowing/WindowedList.tsx';
import type { WindowedListHandle } from '../../windowing/WindowedList.tsx';
import type { Placement } from '../../windowing/measure.ts';
import { MemberMenu } from './MemberMenu.tsx';
import { memberRows } from './sections.ts';
import type { MemberRow } from './sections.ts';

const keyOf = (row: MemberRow) => row.key;
const estimate = (row: MemberRow) => (row.is === 'heading' ? 38 : 42);
const anchors = (row: MemberRow) => row.is === 'member';
const TOP: Placement = { at: 'start' };

export function MemberList({ serverId, className }: { serverId: ServerId; className?: string }): ReactNode {
  const { servers } = useParley();
  const list = useParleyState((state) => state.members.get(serverId));
  const presences = useParleyState((state) => state.presences);
  const ownPresence = useParleyState((state) => state.ownPresence);
  const self = useParleyState((state) => state.self?.account.user.id);
  const live = useParleyState((state) => state.connection.phase === 'live');
  const complete = list?.complete ?? false;
  useEffect(() => {
    if (!complete && live) servers.loadMembers(serverId).catch(() => undefined);
  }, [servers, serverId, complete, live]);

  const rows = useMemo(() => (list && self ? memberRows(list.byId.values(), presences, self, ownPresence) : []), [list, presences, self, ownPresence]);
  const { current, focused, container, handle, onKeyDown, onFocus, onBlur } = useMemberStops(rows);

  return (
    <aside ref={container} data-region="members" aria-label={say('members.title')} onKeyDown={onKeyDown} onFocus={onFocus} onBlur={onBlur} className={`bg-surface-side flex flex-col ${className ?? ''}`}>
      <WindowedList rows={rows} keyOf={keyOf} estimate={estimate} anchors={anchors} pinned={focused} initially={TOP} endAnchored={false} sticksTo="start"
        handle={handle} label={say('members.title')} className="min-h-0 grow px-2 py-2 [scrollbar-gutter:auto]"
        render={(row) => (row.is === 'heading' ? <Heading row={row} /> : <MemberLine row={row} serverId={serverId} stop={row.key === current} />)} />
    </aside>
  );
}

function Heading({ row }: { row: Extract<MemberRow, { is: 'heading' }> }): ReactNode {
  return (
    <div role="listitem" className="text-meta text-text-muted px-2 pt-4 pb-1.5 font-medium">
      {say(row.online ? 'members.online' : 'members.offline', { count: row.count })}
    </div>
  );
}

function MemberLine({ row, serverId, stop }: { row: Extract<MemberRow, { is: 'member' }>; serverId: ServerId; stop: boolean }): ReactNode {
  const { member, presence } = row;
  const { id, displayName } = member.user;
  const offline = presence === 'offline' || presence === 'hidden';
  const aside = [member.owner ? say('members.owner') : '', presence === 'away' || presence === 'do-not-disturb' ? presenceWords(presence) : ''].filter(Boolean).join(' · ');
  return (
    <div role="listitem" className="target rounded-control hover:bg-surface-hover relative flex h-[42px] items-center gap-3 px-2">
      <Avatar id={id} name={displayName} size={32} presence={presence} faded={offline} />
      <span className="min-w-0">
        <bdi className={`text-ui block truncate leading-4.5 ${offline ? 'text-text-muted' : 'font-medium'}`}>{displayName}</bdi>
        {aside && <span className={`text-meta block truncate leading-4 ${offline ? 'text-text-muted' : 'text-text-secondary'}`}>{aside}</span>}
      </span>
      <MemberMenu member={member} serverId={serverId}>
        <button type="button" data-member={id} tabIndex={stop ? 0 : -1} aria-label={say('members.label', { name: displayName, presence: presenceWords(offline ? 'offline' : presence) })}
          className="ring-inside rounded-control absolute inset-0" />
      </MemberMenu>
    </div>
  );
}

function useMemberStops(rows: readonly MemberRow[]) {
  const container = useRef<HTMLElement>(null);
  const handle = useRef<WindowedListHandle>(null);
  const [walked, setWalked] = useState<UserId | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const wanted = useRef<UserId | null>(null);
  const people = useMemo(() => rows.flatMap((row) => (row.is === 'member' ? [row.key] : [])), [rows]);
  const current = walked !== null && people.includes(walked) ? walked : (people[0] ?? null);

  useEffect(() => {
    if (wanted.current === null) return;
    const item = container.current?.querySelector<HTMLElement>(`[data-member="${wanted.current}"]`);
    if (!item) return;
    wanted.current = null;
    item.focus({ preventScroll: true });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    const at = current === null ? -1 : people.indexOf(current);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: people.length - 1 }[event.key];
    const next = to === undefined || event.altKey ? undefined : people[to];
    if (next === undefined || (event.target as HTMLElement).closest('[role=menu]')) return;
    wanted.current = next;
    setWalked(next);
    handle.current?.reveal(next);
    event.preventDefault();
  };
  return {
    container, handle, onKeyDown, current, focused: hasFocus ? current : null,
    onFocus: (event: React.FocusEvent) => {
      setHasFocus(true);
      const id = (event.target as HTMLElement).dataset['member'];
      if (id) setWalked(id as UserId);
    },
    onBlur: () => setHasFocus(false),
  };
}
