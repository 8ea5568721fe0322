/** Servers, their channels and members. */
import { noteHead } from './channelLog.ts';
import type { ChannelFacts, ChannelId, ChannelState, Member, ServerEvent, ServerId, ServerState, UserId } from './model.ts';
import { recount } from './reduceChannel.ts';
import { withEntry, withoutEntry, withUsers } from './state.ts';
import type { ChannelEntry, ServerEntry, State } from './state.ts';

/** What the API says of a server now. Loaded logs stay; they learn how far their channel has come. */
export function putServer(state: State, server: ServerState): State {
  const { id } = server.facts;
  const former = state.servers.get(id);
  // Read before the newest event; its heads may tell of messages that were missed all the same.
  if (former && former.facts.seq > server.facts.seq) return server.channels.reduce(putHead, state);
  const listed = new Set(server.channels.map((channel) => channel.facts.id));
  let next = state;
  for (const channelId of former?.channels ?? []) if (!listed.has(channelId)) next = dropChannel(next, channelId);
  const missed = former !== undefined && former.facts.seq !== server.facts.seq;
  const heard = Math.max(former?.heard ?? 0, server.facts.seq);
  const entry: ServerEntry = {
    facts: server.facts, permissions: server.permissions, channels: ordered(server.channels.map((each) => each.facts)),
    // An event that came too early was passed over: this state may have been read before it.
    stale: heard > server.facts.seq, heard,
  };
  next = {
    ...next,
    servers: withEntry(next.servers, id, entry),
    serverOrder: next.serverOrder.includes(id) ? next.serverOrder : [...next.serverOrder, id],
    members: missed || former?.stale ? incomplete(next.members, id) : next.members,
  };
  return server.channels.reduce(putChannelState, next);
}

/** What a gateway node says: all but the reading, which stays what it was. Messages missed make the reading stale. */
export function putSnapshot(state: State, server: ServerState, away: boolean): State {
  const missed = away || server.channels.some((channel) => {
    const known = state.channels.get(channel.facts.id);
    return !known || (channel.head > known.head && channel.facts.id !== state.shown);
  });
  const channels = server.channels.map((channel) => {
    const known = state.channels.get(channel.facts.id);
    return { ...channel, readSeq: known?.readSeq ?? 0, unread: known?.unread ?? 0 };
  });
  const next = putServer(state, { ...server, channels });
  return missed ? withServer(next, server.facts.id, (entry) => ({ ...entry, stale: true })) : next;
}

export function dropServer(state: State, id: ServerId): State {
  const server = state.servers.get(id);
  if (!server) return state;
  const next = server.channels.reduce(dropChannel, state);
  return {
    ...next,
    servers: withoutEntry(next.servers, id),
    serverOrder: next.serverOrder.filter((each) => each !== id),
    members: withoutEntry(next.members, id),
  };
}

/** A channel as an event or an own change tells it. */
export function putChannel(state: State, facts: ChannelFacts): State {
  const server = state.servers.get(facts.serverId);
  if (!server) return state;
  const former = state.channels.get(facts.id);
  const entry: ChannelEntry = former
    ? { ...former, facts }
    : { facts, permissions: server.permissions, head: 0, readSeq: 0, unread: 0 };
  const channels = withEntry(state.channels, facts.id, entry);
  const all = [...new Set([...server.channels, facts.id])].flatMap((id) => channels.get(id)?.facts ?? []);
  return { ...state, channels, servers: withEntry(state.servers, server.facts.id, { ...server, channels: ordered(all) }) };
}

export function putMembers(state: State, id: ServerId, read: readonly Member[], first: boolean, last: boolean): State {
  if (!state.servers.has(id)) return state;
  const byId = new Map(first ? [] : state.members.get(id)?.byId);
  for (const member of read) byId.set(member.user.id, member);
  return {
    ...state,
    users: withUsers(state.users, read.map((member) => member.user)),
    members: withEntry(state.members, id, { byId, complete: last }),
  };
}

/** Taken in order; after a hole the server is read again. */
export function applyServerEvent(state: State, event: ServerEvent): State {
  const server = state.servers.get(event.serverId);
  if (!server) return state;
  if (event.kind === 'server-deleted') return dropServer(state, event.serverId);
  if (event.seq <= server.facts.seq) return state;
  if (event.seq > server.facts.seq + 1) {
    const heard = Math.max(server.heard, event.seq);
    return { ...state, servers: withEntry(state.servers, event.serverId, { ...server, stale: true, heard }) };
  }
  const facts = { ...server.facts, seq: event.seq };
  return changed({ ...state, servers: withEntry(state.servers, event.serverId, { ...server, facts }) }, event);
}

/** A position that was only told: what led there was missed, and the server is read again. */
export function noteServerHead(state: State, id: ServerId, seq: number): State {
  return withServer(state, id, (server) => (seq > server.facts.seq && !server.stale ? { ...server, stale: true } : server));
}

function changed(state: State, event: Exclude<ServerEvent, { kind: 'server-deleted' }>): State {
  switch (event.kind) {
    case 'channel-created':
    case 'channel-updated':
      return putChannel(state, event.channel);
    case 'channel-deleted':
      return dropChannel(state, event.channelId);
    case 'server-updated':
      return withServer(state, event.serverId, (server) => ({ ...server, facts: { ...event.server, seq: event.seq } }));
    case 'member-joined':
      return countMembers(withMember(state, event.serverId, event.member), event.serverId, 1);
    case 'member-updated':
      return withMember(state, event.serverId, event.member);
    case 'member-left':
      return countMembers(withoutMember(state, event.serverId, event.userId), event.serverId, -1);
    case 'unknown':
      return state;
  }
}

function putHead(state: State, { facts: { id }, head }: ChannelState): State {
  const log = state.logs.get(id);
  return log ? recount({ ...state, logs: withEntry(state.logs, id, noteHead(log, head)) }, id) : state;
}

function putChannelState(state: State, channel: ChannelState): State {
  const { id } = channel.facts;
  const former = state.channels.get(id);
  const head = Math.max(channel.head, former?.head ?? 0);
  const next = { ...state, channels: withEntry(state.channels, id, { ...channel, head }) };
  const log = next.logs.get(id);
  return log ? recount({ ...next, logs: withEntry(next.logs, id, noteHead(log, channel.head)) }, id) : next;
}

function dropChannel(state: State, id: ChannelId): State {
  const channel = state.channels.get(id);
  if (!channel) return state;
  const dropped = {
    ...state,
    channels: withoutEntry(state.channels, id),
    logs: withoutEntry(state.logs, id),
    typing: withoutEntry(state.typing, id),
    outbox: state.outbox.filter((echo) => echo.channelId !== id),
  };
  return withServer(dropped, channel.facts.serverId, (server) => ({
    ...server, channels: server.channels.filter((each) => each !== id),
  }));
}

function withServer(state: State, id: ServerId, change: (server: ServerEntry) => ServerEntry): State {
  const server = state.servers.get(id);
  const next = server && change(server);
  return next && next !== server ? { ...state, servers: withEntry(state.servers, id, next) } : state;
}

function countMembers(state: State, id: ServerId, by: number): State {
  return withServer(state, id, (server) => ({
    ...server, facts: { ...server.facts, memberCount: Math.max(0, server.facts.memberCount + by) },
  }));
}

function withMember(state: State, id: ServerId, member: Member): State {
  const list = state.members.get(id);
  const users = withUsers(state.users, [member.user]);
  if (!list) return { ...state, users };
  return { ...state, users, members: withEntry(state.members, id, { ...list, byId: withEntry(list.byId, member.user.id, member) }) };
}

function withoutMember(state: State, id: ServerId, userId: UserId): State {
  const list = state.members.get(id);
  if (!list) return state;
  return { ...state, members: withEntry(state.members, id, { ...list, byId: withoutEntry(list.byId, userId) }) };
}

function incomplete(members: State['members'], id: ServerId): State['members'] {
  const list = members.get(id);
  return list ? withEntry(members, id, { ...list, complete: false }) : members;
}

function ordered(channels: readonly ChannelFacts[]): ChannelId[] {
  return channels
    .toSorted((a, b) => a.position - b.position || (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
    .map((channel) => channel.id);
}
