import { ArrowDown, ArrowUp } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import type { ChannelLog } from '../../store/channelLog.ts';
import { findMessage } from '../../store/channelLog.ts';
import type { ChannelEntry } from '../../store/state.ts';
import type { MessageId, User } from '../../store/model.ts';
import { allows, Permission } from '../../store/permissions.ts';
import { say } from '../../words/words.tsx';
import { clockTime } from '../../words/time.ts';
import { WindowedList } from '../../windowing/WindowedList.tsx';
import type { Edges, WindowedListHandle } from '../../windowing/WindowedList.tsx';
import type { Placement } from '../../windowing/measure.ts';
import { readSingleKeys } from '../../device/singleKeys.ts';
import { messageDeedOf } from '../keys/keys.ts';
import { Announcer } from './Announcer.tsx';
import { useConversation } from './context.ts';
import { EchoRow } from './EchoRow.tsx';
import { MessageRow } from './MessageRow.tsx';
import { buildRows, estimateHeight, isStop, rowKeyOfId, UNREAD_KEY } from './rows.ts';
import type { Row } from './rows.ts';
import { ChannelStart, DayRow, OlderRow, UnreadRow } from './Signposts.tsx';
import { useReadAdvance } from './useReadAdvance.ts';
import { useStops } from './useStops.ts';

interface MessageListProps {
  readonly channel: ChannelEntry;
  readonly log: ChannelLog;
  readonly messageId: MessageId | null;
  readonly editing: MessageId | null;
  readonly self: User;
  readonly divider: number | null;
  readonly onBackToNow: () => void;
}

const keyOf = (row: Row) => row.key;
const NO_EDGES: Edges = { atEnd: true, nearStart: false, nearEnd: true, firstVisible: null, lastVisible: null };

export function MessageList({ channel, log, messageId, editing, self, divider, onBackToNow }: MessageListProps): ReactNode {
  const { messages } = useParley();
  const conversation = useConversation();
  const users = useParleyState((state) => state.users);
  const outbox = useParleyState((state) => state.outbox);
  const id = channel.facts.id;
  const container = useRef<HTMLDivElement>(null);
  const list = useRef<WindowedListHandle>(null);
  const [edges, setEdges] = useState<Edges>(NO_EDGES);

  const echoes = useMemo(() => (log.hasNewer ? [] : outbox.filter((echo) => echo.channelId === id)), [outbox, id, log.hasNewer]);
  const rows = useMemo(
    () => buildRows(log.entries, echoes, { hasOlder: log.hasOlder, unreadAfter: divider, selfId: self.id, seams: log.seams }),
    [log.entries, log.hasOlder, log.seams, echoes, divider, self.id],
  );
  const stops = useStops(rows, container, list);
  const target = messageId === null ? null : rowKeyOfId(rows, messageId);
  const [initially] = useState<Placement>(() => {
    if (target !== null) return { at: 'row', key: target, share: 0.5 };
    return rows.some((row) => row.key === UNREAD_KEY) ? { at: 'row', key: UNREAD_KEY, share: 0.33 } : { at: 'end', rest: 0 };
  });
  useJumpToTarget(list, messageId, target, log);
  useFollowOwnSends(list, echoes.length);
  useReadAdvance(id, edges.atEnd && !log.hasNewer);
  useLoading(edges, log, () => messages.loadOlder(id), () => messages.loadNewer(id));

  const onEdges = useCallback((now: Edges) => setEdges((was) => (sameEdges(was, now) ? was : now)), []);
  const mayDeleteAll = allows(channel.permissions, Permission.MANAGE_MESSAGES);
  const render = (row: Row): ReactNode => {
    const stop = row.key === stops.current;
    switch (row.is) {
      case 'start':
        return <ChannelStart channel={channel} empty={log.entries.length === 0 && echoes.length === 0} />;
      case 'older':
        return <OlderRow />;
      case 'day':
        return <DayRow at={row.at} />;
      case 'unread':
        return <UnreadRow since={row.since} />;
      case 'echo':
        return <EchoRow echo={row.echo} author={self} first={row.first} stop={stop} />;
      case 'message': {
        const { message } = row;
        const own = message.authorId === self.id;
        return (
          <MessageRow message={message} first={row.first} own={own} stop={stop} mayDelete={own || mayDeleteAll} editing={editing === message.id}
            target={messageId === message.id} author={message.authorId ? users.get(message.authorId) : undefined} />
        );
      }
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    stops.onKeyDown(event);
    const row = rows.find((each) => each.key === stops.current);
    const focused = (event.target as HTMLElement).dataset['stop'] !== undefined;
    const deed = focused && !event.defaultPrevented ? messageDeedOf(event, readSingleKeys()) : null;
    if (deed === null || row?.is !== 'message') return;
    const { message } = row;
    const own = message.authorId === self.id;
    event.preventDefault();
    switch (deed) {
      case 'list-keys':
        return conversation.listKeys();
      case 'copy-link':
        return conversation.copyLink(message);
      case 'edit':
        return own ? conversation.edit(message) : undefined;
      case 'delete':
      case 'delete-unasked':
        return own || mayDeleteAll ? conversation.remove(message, deed === 'delete-unasked') : undefined;
    }
  };

  return (
    <div ref={container} onKeyDown={onKeyDown} onFocus={stops.onFocus} onBlur={stops.onBlur} className="relative flex min-h-0 grow flex-col">
      <WindowedList rows={rows} keyOf={keyOf} estimate={estimateHeight} anchors={isStop} render={render} pinned={stops.focused} initially={initially}
        endAnchored sticksTo={log.hasNewer ? null : 'end'} onEdges={onEdges} handle={list} label={say('messages.label', { channel: channel.facts.name })} className="min-h-0 grow pb-3" />
      <Pills rows={rows} edges={edges} log={log} channel={channel} divider={divider}
        onUnread={() => void toDivider(list.current, rows, log, () => messages.loadOlder(id))}
        onNow={() => (log.hasNewer ? onBackToNow() : list.current?.toEnd())} />
      <Announcer entries={log.entries} users={users} self={self.id} listening={edges.atEnd && !log.hasNewer} />
    </div>
  );
}

function Pills({ rows, edges, log, channel, divider, onUnread, onNow }: {
  rows: readonly Row[]; edges: Edges; log: ChannelLog; channel: ChannelEntry; divider: number | null; onUnread: () => void; onNow: () => void;
}): ReactNode {
  const dividerAt = rows.findIndex((row) => row.key === UNREAD_KEY);
  const firstAt = rows.findIndex((row) => row.key === edges.firstVisible);
  const dividerRow = rows[dividerAt];
  const above = divider !== null && channel.unread > 0 && (dividerAt < 0 ? log.hasOlder && !log.hasNewer : dividerAt < firstAt);
  const since = dividerRow?.is === 'unread' ? dividerRow.since : null;
  const below = !edges.atEnd && !log.hasNewer ? channel.unread : 0;
  const pill = 'target rounded-pill text-small absolute z-10 inline-flex min-h-9 items-center gap-2 px-4 font-medium';
  return (
    <>
      {above && (
        <button type="button" onClick={onUnread} className={`${pill} bg-primary text-on-primary hover:bg-primary-hover start-1/2 top-3 -translate-x-1/2 rtl:translate-x-1/2`}>
          <ArrowUp size={16} aria-hidden="true" />
          {since === null ? say('pill.new', { count: channel.unread }) : say('pill.new-since', { count: channel.unread, time: clockTime(since) })}
        </button>
      )}
      {(log.hasNewer || !edges.atEnd) && (
        <button type="button" onClick={onNow} className={`${pill} bg-surface-raised border-border-control hover:bg-surface-hover end-5 bottom-2 border`}>
          <ArrowDown size={16} aria-hidden="true" />
          {below > 0 ? say('pill.new', { count: below }) : say('pill.now')}
        </button>
      )}
    </>
  );
}

/** Loads back until the divider is there, then goes to it. */
async function toDivider(list: WindowedListHandle | null, rows: readonly Row[], log: ChannelLog, loadOlder: () => Promise<void>): Promise<void> {
  if (!rows.some((row) => row.key === UNREAD_KEY) && log.hasOlder) await loadOlder();
  requestAnimationFrame(() => list?.toRow(UNREAD_KEY, 0.2));
}

function useJumpToTarget(list: { current: WindowedListHandle | null }, messageId: MessageId | null, key: string | null, log: ChannelLog): void {
  const reached = useRef<MessageId | null>(messageId);
  useEffect(() => {
    if (messageId === null) reached.current = null;
    if (messageId === null || key === null || reached.current === messageId || !findMessage(log, messageId)) return;
    reached.current = messageId;
    list.current?.toRow(key, 0.5);
  }, [list, messageId, key, log]);
}

function useFollowOwnSends(list: { current: WindowedListHandle | null }, count: number): void {
  const before = useRef(count);
  useEffect(() => {
    if (count > before.current) list.current?.toEnd();
    before.current = count;
  }, [list, count]);
}

/** Pages are fetched before the reader gets there; a failed fetch is tried again by scrolling on. */
function useLoading(edges: Edges, log: ChannelLog, loadOlder: () => Promise<void>, loadNewer: () => Promise<void>): void {
  const first = log.entries[0]?.id;
  const last = log.entries.at(-1)?.id;
  useEffect(() => {
    if (edges.nearStart && log.hasOlder) loadOlder().catch(() => undefined);
  }, [edges.nearStart, edges.firstVisible, log.hasOlder, first]);
  useEffect(() => {
    if (edges.nearEnd && log.hasNewer) loadNewer().catch(() => undefined);
  }, [edges.nearEnd, edges.lastVisible, log.hasNewer, last]);
}

function sameEdges(a: Edges, b: Edges): boolean {
  return a.atEnd === b.atEnd && a.nearStart === b.nearStart && a.nearEnd === b.nearEnd && a.firstVisible === b.firstVisible && a.lastVisible === b.lastVisible;
}
