/** `(state, action) → state`, pure. What has to be fetched because of it is read off the state (`realtime/needs`). */
import * as logs from './channelLog.ts';
import type { ChannelLog } from './channelLog.ts';
import type {
  Account, AnyEvent, CatchUpPage, ChannelId, ChannelState, Member, Message, MessageId, OwnEvent, Page, Presence,
  ReadPosition, ServerId, ServerState, UserId,
} from './model.ts';
import * as outbox from './outbox.ts';
import { applyChannelEvent, recount, withLog } from './reduceChannel.ts';
import { applyServerEvent, dropServer, noteServerHead, putChannel, putMembers, putServer, putSnapshot } from './reduceServer.ts';
import { INITIAL, withEntry, withoutEntry, withUsers } from './state.ts';
import type { Connection, Farewell, Self, State } from './state.ts';

export type Action =
  | { readonly do: 'signed-in'; readonly self: Self }
  | { readonly do: 'account-changed'; readonly account: Account }
  | { readonly do: 'signed-out'; readonly stage: 'anonymous' | 'ended' }
  | { readonly do: 'farewell'; readonly farewell: Farewell }
  | { readonly do: 'connection'; readonly connection: Connection }
  | { readonly do: 'listed'; readonly servers: readonly ServerState[] }
  /** `away`: so long without a connection that what other devices read meanwhile was not told. */
  | { readonly do: 'snapshot'; readonly servers: readonly ServerState[]; readonly presences: readonly PresenceNote[]; readonly away: boolean }
  | { readonly do: 'server-read'; readonly server: ServerState }
  | { readonly do: 'server-dropped'; readonly serverId: ServerId }
  | { readonly do: 'server-head'; readonly serverId: ServerId; readonly seq: number }
  | { readonly do: 'channel-written'; readonly channel: ChannelState['facts'] }
  | { readonly do: 'event'; readonly event: AnyEvent }
  | { readonly do: 'head'; readonly channelId: ChannelId; readonly seq: number }
  | { readonly do: 'page'; readonly channelId: ChannelId; readonly page: Page; readonly place: 'whole' | 'older' | 'newer' }
  | { readonly do: 'caught-up'; readonly channelId: ChannelId; readonly page: CatchUpPage }
  | { readonly do: 'shown'; readonly channelId: ChannelId | null }
  | { readonly do: 'log-dropped'; readonly channelId: ChannelId }
  | { readonly do: 'members'; readonly serverId: ServerId; readonly members: readonly Member[]; readonly first: boolean; readonly last: boolean }
  | { readonly do: 'presence'; readonly note: PresenceNote }
  | { readonly do: 'own-presence'; readonly presence: Presence }
  | { readonly do: 'typing'; readonly channelId: ChannelId; readonly userId: UserId; readonly until: number }
  | { readonly do: 'typing-swept'; readonly now: number }
  | { readonly do: 'read'; readonly position: ReadPosition }
  | { readonly do: 'outbox'; readonly change: (outbox: outbox.Outbox) => outbox.Outbox }
  | { readonly do: 'sent'; readonly mutationId: string; readonly message: Message }
  | { readonly do: 'edited'; readonly message: Message }
  | { readonly do: 'deleted'; readonly channelId: ChannelId; readonly messageId: MessageId };

export interface PresenceNote {
  readonly userId: UserId;
  readonly presence: Presence;
}

export function reduce(state: State, action: Action): State {
  switch (action.do) {
    case 'signed-in':
      return { ...state, stage: 'signed-in', self: action.self, users: withUsers(state.users, [action.self.account.user]) };
    case 'account-changed':
      return state.self
        ? { ...state, self: { ...state.self, account: action.account }, users: withUsers(state.users, [action.account.user]) }
        : state;
    case 'signed-out':
      return { ...INITIAL, stage: action.stage };
    case 'farewell':
      return { ...INITIAL, stage: 'farewell', farewell: action.farewell };
    case 'connection':
      return { ...state, connection: action.connection };
    case 'listed':
      return listed(state, action.servers);
    case 'snapshot':
      return snapshot(state, action.servers, action.presences, action.away);
    case 'server-read':
      return putServer(state, action.server);
    case 'server-dropped':
      return dropServer(state, action.serverId);
    case 'server-head':
      return noteServerHead(state, action.serverId, action.seq);
    case 'channel-written':
      return putChannel(state, action.channel);
    case 'event':
      return anyEvent(state, action.event);
    case 'head':
      return head(state, action.channelId, action.seq);
    case 'page':
      return page(state, action.channelId, action.page, action.place);
    case 'caught-up':
      return caughtUp(state, action.channelId, action.page);
    case 'shown':
      return shown(state, action.channelId);
    case 'log-dropped':
      return stale({ ...state, logs: withoutEntry(state.logs, action.channelId) }, action.channelId);
    case 'members':
      return putMembers(state, action.serverId, action.members, action.first, action.last);
    case 'presence':
      return { ...state, presences: withPresence(state.presences, action.note) };
    case 'own-presence':
      return { ...state, ownPresence: action.presence };
    case 'typing':
      return typing(state, action.channelId, action.userId, action.until);
    case 'typing-swept':
      return typingSwept(state, action.now);
    case 'read':
      return read(state, action.position);
    case 'outbox':
      return { ...state, outbox: action.change(state.outbox) };
    case 'sent':
      return sent(state, action.mutationId, action.message);
    case 'edited':
      return withLog(state, action.message.channelId, (log) => logs.putEdited(log, action.message));
    case 'deleted':
      return withLog(state, action.channelId, (log) => logs.dropOwn(log, action.messageId));
  }
}

/** Every server with the person's reading, from the API. */
function listed(state: State, servers: readonly ServerState[]): State {
  const next = servers.reduce(putServer, withoutUnlisted(state, servers));
  return { ...next, listed: true, serverOrder: servers.map((server) => server.facts.id) };
}

/**
 * Ready and Resumed list everything that is visible: what is not listed is dropped, the rest learns its heads. A
 * gateway node knows nobody's reading: where messages were missed, the API is asked for it.
 */
function snapshot(state: State, servers: readonly ServerState[], presences: readonly PresenceNote[], away: boolean): State {
  const next = servers.reduce((now, server) => putSnapshot(now, server, away), withoutUnlisted(state, servers));
  // What was missed elsewhere is read on opening.
  const followed = new Map([...next.logs].filter(([id, log]) => id === next.shown || logs.holeAfter(log) === null));
  return { ...next, logs: followed, presences: presences.reduce(withPresence, new Map()), typing: new Map() };
}

function withoutUnlisted(state: State, servers: readonly ServerState[]): State {
  const visible = new Set(servers.map((server) => server.facts.id));
  return [...state.servers.keys()].filter((id) => !visible.has(id)).reduce(dropServer, state);
}

/** Loaded logs kept at a time, the longest unseen goes first; Resume names 200 positions at most. */
export const LOGS_MAX = 30;

function shown(state: State, channelId: ChannelId | null): State {
  const log = channelId === null ? undefined : state.logs.get(channelId);
  if (channelId === null || !log) return { ...state, shown: channelId };
  const latestLast = new Map(withoutEntry(state.logs, channelId)).set(channelId, log);
  return { ...state, shown: channelId, logs: latestLast };
}

function bounded(kept: State['logs']): State['logs'] {
  return kept.size > LOGS_MAX ? new Map([...kept].slice(kept.size - LOGS_MAX)) : kept;
}

function stale(state: State, channelId: ChannelId): State {
  const server = state.servers.get(state.channels.get(channelId)?.facts.serverId as ServerId);
  return server ? { ...state, servers: withEntry(state.servers, server.facts.id, { ...server, stale: true }) } : state;
}

function anyEvent(state: State, { of, event }: AnyEvent): State {
  switch (of) {
    case 'channel':
      return applyChannelEvent(state, event);
    case 'server':
      return applyServerEvent(state, event);
    case 'self':
      return ownEvent(state, event);
  }
}

function ownEvent(state: State, event: OwnEvent): State {
  switch (event.kind) {
    case 'server-left':
      return dropServer(state, event.serverId);
    case 'read-moved':
      return read(state, event.position);
    case 'account-updated': {
      const users = withUsers(state.users, [event.user]);
      const own = state.self?.account.user.id === event.user.id;
      const self = own && state.self ? { ...state.self, account: { ...state.self.account, user: event.user } } : state.self;
      return { ...state, users, self };
    }
    case 'server-joined':
    case 'session-revoked':
    case 'unknown':
      return state;
  }
}

function head(state: State, channelId: ChannelId, seq: number): State {
  const channel = state.channels.get(channelId);
  if (!channel || seq <= channel.head) return state;
  if (state.logs.has(channelId)) return withLog(state, channelId, (log) => logs.noteHead(log, seq));
  // Not loaded: how many of the missed messages are unread is the API's to say.
  return stale(state, channelId);
}

function page(state: State, channelId: ChannelId, read: Page, place: 'whole' | 'older' | 'newer'): State {
  const former = state.logs.get(channelId);
  const channel = state.channels.get(channelId);
  if (!channel || (place !== 'whole' && !former)) return state;
  const joined = (log: ChannelLog | undefined): ChannelLog =>
    !log || place === 'whole' ? logs.fromPage(read, log) : place === 'older' ? logs.prependPage(log, read) : logs.appendPage(log, read);
  // While the page was on its way, events went by that had no log to wait in: they are a hole to be filled.
  const caughtUpTo = (log: ChannelLog) => logs.noteHead(log, channel.head);
  const next: State = {
    ...state,
    users: withUsers(state.users, read.users),
    logs: bounded(withEntry(state.logs, channelId, caughtUpTo(joined(former)))),
  };
  return recount(withoutLanded(next, read.messages), channelId);
}

function caughtUp(state: State, channelId: ChannelId, read: CatchUpPage): State {
  const known = { ...state, users: withUsers(state.users, read.users) };
  const next = withLog(known, channelId, (log) => logs.applyCatchUp(log, read.events, read.head));
  return withoutLanded(next, read.events.flatMap((event) => (event.message ? [event.message] : [])));
}

/** An echo whose message is seen under its mutation id has landed, even when its answer was lost. */
function withoutLanded(state: State, messages: readonly Message[]): State {
  const landed = messages.flatMap((message) => (message.mutationId ? [message.mutationId] : []));
  return landed.length > 0 ? { ...state, outbox: landed.reduce(outbox.without, state.outbox) } : state;
}

function sent(state: State, mutationId: string, message: Message): State {
  const echoless = { ...state, outbox: outbox.without(state.outbox, mutationId) };
  return withLog(echoless, message.channelId, (log) => logs.putOwn(log, { ...message, mutationId }));
}

function read(state: State, position: ReadPosition): State {
  const channel = state.channels.get(position.channelId);
  if (!channel || (channel.readSeq === position.readSeq && channel.unread === position.unread)) return state;
  const moved = { ...channel, readSeq: position.readSeq, unread: position.unread };
  return { ...state, channels: withEntry(state.channels, position.channelId, moved) };
}

function withPresence(presences: State['presences'], { userId, presence }: PresenceNote): State['presences'] {
  const away = presence === 'offline' || presence === 'hidden';
  return away ? withoutEntry(presences, userId) : withEntry(presences, userId, presence);
}

function typing(state: State, channelId: ChannelId, userId: UserId, until: number): State {
  if (userId === state.self?.account.user.id) return state;
  const there = withEntry(state.typing.get(channelId) ?? new Map<UserId, number>(), userId, until);
  return { ...state, typing: withEntry(state.typing, channelId, there) };
}

function typingSwept(state: State, now: number): State {
  const kept = new Map<ChannelId, ReadonlyMap<UserId, number>>();
  let swept = false;
  for (const [channelId, people] of state.typing) {
    const still = new Map([...people].filter(([, until]) => until > now));
    swept ||= still.size !== people.size;
    if (still.size > 0) kept.set(channelId, still);
  }
  return swept ? { ...state, typing: kept } : state;
}
