/** The whole of what the screen shows, as one immutable value. */
import type { ChannelLog } from './channelLog.ts';
import type {
  Account, ChannelFacts, ChannelId, Member, Presence, ServerFacts, ServerId, SessionId, User, UserId,
} from './model.ts';
import type { Outbox } from './outbox.ts';

export interface ServerEntry {
  readonly facts: ServerFacts;
  readonly permissions: bigint;
  /** By position, then id. */
  readonly channels: readonly ChannelId[];
  /** Something was missed: the server's state and its members are read again. */
  readonly stale: boolean;
  /** The newest event that was heard of, taken up or not. */
  readonly heard: number;
}

export interface ChannelEntry {
  readonly facts: ChannelFacts;
  readonly permissions: bigint;
  readonly head: number;
  readonly readSeq: number;
  readonly unread: number;
}

export interface MemberList {
  readonly byId: ReadonlyMap<UserId, Member>;
  /** False while pages are still to come, or after something was missed. */
  readonly complete: boolean;
}

export interface Self {
  readonly account: Account;
  readonly sessionId: SessionId;
  /** Only the privacy centre is open to this account. */
  readonly restricted: boolean;
}

/** What a person takes along who asked to be deleted: it is shown once, and kept nowhere else. */
export interface Farewell {
  readonly receiptCode: string;
  readonly graceEndsAt: number;
}

export interface Connection {
  readonly phase: 'connecting' | 'live' | 'waiting' | 'ended';
  readonly lostAt: number | null;
  readonly retryAt: number | null;
}

/** `ended`: this device was logged out from elsewhere, and says so. `farewell`: the person asked to be deleted. */
export type Stage = 'starting' | 'anonymous' | 'signed-in' | 'ended' | 'farewell';

export interface State {
  readonly stage: Stage;
  readonly self: Self | null;
  readonly farewell: Farewell | null;
  readonly servers: ReadonlyMap<ServerId, ServerEntry>;
  /** The API has said once which servers there are. */
  readonly listed: boolean;
  /** As the API lists them. */
  readonly serverOrder: readonly ServerId[];
  readonly channels: ReadonlyMap<ChannelId, ChannelEntry>;
  readonly logs: ReadonlyMap<ChannelId, ChannelLog>;
  /** The channel on the screen: its holes are filled, those of others are read on opening. */
  readonly shown: ChannelId | null;
  readonly users: ReadonlyMap<UserId, User>;
  readonly members: ReadonlyMap<ServerId, MemberList>;
  readonly presences: ReadonlyMap<UserId, Presence>;
  readonly ownPresence: Presence;
  /** Who types where, and until when that is shown. */
  readonly typing: ReadonlyMap<ChannelId, ReadonlyMap<UserId, number>>;
  readonly outbox: Outbox;
  readonly connection: Connection;
}

export const INITIAL: State = {
  stage: 'starting',
  self: null,
  farewell: null,
  servers: new Map(),
  listed: false,
  serverOrder: [],
  channels: new Map(),
  logs: new Map(),
  shown: null,
  users: new Map(),
  members: new Map(),
  presences: new Map(),
  ownPresence: 'online',
  typing: new Map(),
  outbox: [],
  connection: { phase: 'connecting', lostAt: null, retryAt: null },
};

export function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return map.get(key) === value ? map : new Map(map).set(key, value);
}

export function withoutEntry<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  if (!map.has(key)) return map;
  const next = new Map(map);
  next.delete(key);
  return next;
}

/** Keeps the map when nothing in it changes, so that what depends on it is not drawn again. */
export function withUsers(known: State['users'], users: Iterable<User | null>): State['users'] {
  let next: Map<UserId, User> | null = null;
  for (const user of users) {
    if (!user) continue;
    const there = known.get(user.id);
    if (there && there.displayName === user.displayName && there.username === user.username) continue;
    next ??= new Map(known);
    next.set(user.id, user);
  }
  return next ?? known;
}
