/** Events of a channel: its log when it is loaded, its unread count always. */
import * as logs from './channelLog.ts';
import type { ChannelLog } from './channelLog.ts';
import type { ChannelEvent, ChannelId } from './model.ts';
import { UNREAD_COUNT_MAX } from './model.ts';
import { without } from './outbox.ts';
import { withEntry, withoutEntry, withUsers } from './state.ts';
import type { ChannelEntry, State } from './state.ts';

export function applyChannelEvent(state: State, event: ChannelEvent): State {
  const channel = state.channels.get(event.channelId);
  if (!channel) return state;
  const next = notedAuthor(state, event);
  return next.logs.has(event.channelId)
    ? withLog(next, event.channelId, (log) => logs.applyEvent(log, event))
    : countedUnloaded(next, channel, event);
}

/** Changes a loaded log and what follows from it: the channel's head and its unread count. */
export function withLog(state: State, channelId: ChannelId, change: (log: ChannelLog) => ChannelLog): State {
  const log = state.logs.get(channelId);
  if (!log) return state;
  const changed = change(log);
  if (changed === log) return state;
  return recount({ ...state, logs: withEntry(state.logs, channelId, changed) }, channelId);
}

/**
 * Unread is the API's number; between its statements we count what we can see. A log that reaches back to the read
 * position and forward to the end can be counted exactly.
 */
export function recount(state: State, channelId: ChannelId): State {
  const channel = state.channels.get(channelId);
  const log = state.logs.get(channelId);
  if (!channel || !log) return state;
  const first = log.entries[0];
  const reachesBack = !log.hasOlder || (first !== undefined && first.seq <= channel.readSeq);
  const exact = reachesBack && !log.hasNewer && logs.holeAfter(log) === null;
  const unread = exact ? countUnread(log, channel.readSeq, state) : channel.unread;
  const head = Math.max(channel.head, log.head);
  if (unread === channel.unread && head === channel.head) return state;
  return { ...state, channels: withEntry(state.channels, channelId, { ...channel, unread, head }) };
}

function countUnread(log: ChannelLog, readSeq: number, state: State): number {
  const self = state.self?.account.user.id;
  let unread = 0;
  for (let at = log.entries.length - 1; at >= 0 && unread < UNREAD_COUNT_MAX; at--) {
    const entry = log.entries[at];
    if (!entry || entry.seq <= readSeq) break;
    if (entry.authorId !== self) unread++;
  }
  return unread;
}

function countedUnloaded(state: State, channel: ChannelEntry, event: ChannelEvent): State {
  if (event.seq <= channel.head) return state;
  const others = event.kind === 'created' && event.message.authorId !== state.self?.account.user.id;
  const unread = others ? Math.min(channel.unread + 1, UNREAD_COUNT_MAX) : channel.unread;
  const next = { ...state, channels: withEntry(state.channels, event.channelId, { ...channel, head: event.seq, unread }) };
  const server = state.servers.get(channel.facts.serverId);
  const missed = event.seq > channel.head + 1;
  // A deletion may have taken an unread message with it: only the API knows.
  const uncertain = event.kind === 'deleted' && channel.unread > 0;
  return server && (missed || uncertain)
    ? { ...next, servers: withEntry(next.servers, server.facts.id, { ...server, stale: true }) }
    : next;
}

function notedAuthor(state: State, event: ChannelEvent): State {
  if (event.kind !== 'created' && event.kind !== 'edited') return state;
  const users = withUsers(state.users, [event.author]);
  if (event.kind === 'edited') return users === state.users ? state : { ...state, users };
  const { authorId, mutationId } = event.message;
  const people = state.typing.get(event.channelId);
  // Who has written is not typing any more.
  const typing = people && authorId ? withEntry(state.typing, event.channelId, withoutEntry(people, authorId)) : state.typing;
  const outbox = mutationId ? without(state.outbox, mutationId) : state.outbox;
  return { ...state, users, typing, outbox };
}
