/**
 * What the client knows, in its own words. The wire's shapes are turned into these in `wire/mapping`,
 * so nothing below this line knows protobuf, React or the network.
 */

declare const brand: unique symbol;
type Brand<Name extends string> = string & { readonly [brand]: Name };

export type UserId = Brand<'user'>;
export type ServerId = Brand<'server'>;
export type ChannelId = Brand<'channel'>;
export type MessageId = Brand<'message'>;
export type EventId = Brand<'event'>;
export type SessionId = Brand<'session'>;

export interface User {
  readonly id: UserId;
  readonly username: string;
  readonly displayName: string;
}

export interface Account {
  readonly user: User;
  readonly email: string;
  readonly createdAt: number;
}

export interface Message {
  readonly id: MessageId;
  readonly channelId: ChannelId;
  /** The position of its creation in the channel. */
  readonly seq: number;
  /** Null when the author's account is gone. */
  readonly authorId: UserId | null;
  readonly content: string;
  readonly sentAt: number;
  readonly editedAt: number | null;
  /** Kept on the author's own client, so that a swapped echo keeps its place and its DOM node. */
  readonly mutationId: string | null;
}

interface ChannelEventHead {
  readonly eventId: EventId;
  readonly serverId: ServerId;
  readonly channelId: ChannelId;
  readonly seq: number;
}

/** One position of a channel. A kind this client does not know still takes its position. */
export type ChannelEvent = ChannelEventHead &
  (
    | { readonly kind: 'created'; readonly message: Message; readonly author: User | null }
    | { readonly kind: 'edited'; readonly message: Message; readonly author: User | null }
    | { readonly kind: 'deleted'; readonly messageId: MessageId }
    | { readonly kind: 'unknown' }
  );

interface ServerEventHead {
  readonly eventId: EventId;
  readonly serverId: ServerId;
  readonly seq: number;
}

export type ServerEvent = ServerEventHead &
  (
    | { readonly kind: 'channel-created' | 'channel-updated'; readonly channel: ChannelFacts }
    | { readonly kind: 'channel-deleted'; readonly channelId: ChannelId }
    | { readonly kind: 'server-updated'; readonly server: ServerFacts }
    | { readonly kind: 'server-deleted' }
    | { readonly kind: 'member-joined' | 'member-updated'; readonly member: Member }
    | { readonly kind: 'member-left'; readonly userId: UserId }
    | { readonly kind: 'unknown' }
  );

export type LeaveReason = 'left' | 'removed' | 'banned' | 'deleted';

/** Events on a person's own subject. */
export type OwnEvent = { readonly eventId: EventId } & (
  | { readonly kind: 'session-revoked'; readonly sessionId: SessionId }
  | { readonly kind: 'server-joined'; readonly serverId: ServerId }
  | { readonly kind: 'server-left'; readonly serverId: ServerId; readonly reason: LeaveReason }
  | { readonly kind: 'read-moved'; readonly position: ReadPosition }
  | { readonly kind: 'account-updated'; readonly user: User }
  | { readonly kind: 'unknown' }
);

export type AnyEvent =
  | { readonly of: 'channel'; readonly event: ChannelEvent }
  | { readonly of: 'server'; readonly event: ServerEvent }
  | { readonly of: 'self'; readonly event: OwnEvent };

/** How long messages are kept, as one level says it. */
export interface Retention {
  /** 0: this level sets no end. */
  readonly days: number;
  /** What it will say from a day on that was announced. */
  readonly next: { readonly days: number; readonly from: number } | null;
}

export interface ServerFacts {
  readonly id: ServerId;
  readonly name: string;
  readonly operatorLine: string;
  readonly ownerId: UserId;
  readonly memberCount: number;
  readonly seq: number;
  readonly retention: Retention | null;
}

export interface ChannelFacts {
  readonly id: ChannelId;
  readonly serverId: ServerId;
  readonly name: string;
  readonly topic: string;
  readonly position: number;
  readonly retention: Retention | null;
}

export interface ChannelState {
  readonly facts: ChannelFacts;
  readonly head: number;
  readonly readSeq: number;
  readonly unread: number;
  readonly permissions: bigint;
}

export interface ServerState {
  readonly facts: ServerFacts;
  readonly channels: readonly ChannelState[];
  readonly permissions: bigint;
}

export interface Member {
  readonly user: User;
  readonly joinedAt: number;
  readonly owner: boolean;
}

export interface ReadPosition {
  readonly channelId: ChannelId;
  readonly readSeq: number;
  readonly unread: number;
}

export type Presence = 'online' | 'away' | 'do-not-disturb' | 'hidden' | 'offline';

export interface Page {
  readonly messages: readonly Message[];
  readonly users: readonly User[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly head: number;
}

/** One position of the catch-up log, resolved against what is there now. */
export interface CaughtUp {
  readonly seq: number;
  readonly messageId: MessageId;
  readonly message: Message | null;
  readonly deleted: boolean;
}

export interface CatchUpPage {
  readonly events: readonly CaughtUp[];
  readonly users: readonly User[];
  readonly head: number;
}

/** The server stops counting unread messages here; so do we. */
export const UNREAD_COUNT_MAX = 100;
