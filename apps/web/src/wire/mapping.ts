/** Generated shapes → the client's own. What a schema cannot say (a field that must be there) is checked here. */
import { timestampMs } from '@bufbuild/protobuf/wkt';
import type { Timestamp } from '@bufbuild/protobuf/wkt';
import type * as account from '../gen/chat/v1/account_pb.ts';
import type { EventEnvelope } from '../gen/chat/v1/event_pb.ts';
import { LeaveReason as WireLeaveReason } from '../gen/chat/v1/event_pb.ts';
import { PresenceStatus } from '../gen/chat/v1/gateway_pb.ts';
import type { PresenceChanged } from '../gen/chat/v1/gateway_pb.ts';
import type * as wire from '../gen/chat/v1/message_pb.ts';
import type * as server from '../gen/chat/v1/server_pb.ts';
import type {
  Account, AnyEvent, CatchUpPage, ChannelEvent, ChannelFacts, ChannelId, ChannelState, EventId, LeaveReason, Member,
  Message, MessageId, OwnEvent, Page, Presence, ReadPosition, Retention, ServerEvent, ServerFacts, ServerId, ServerState,
  SessionId, User, UserId,
} from '../store/model.ts';
import type { PresenceNote } from '../store/reducer.ts';

/** What came in does not keep the contract. It is dropped, never half used. */
export class WireFault extends Error {
  constructor(readonly what: string) {
    super(`contract not kept: ${what}`);
  }
}

const NO_ID = '0';

function id<T extends string>(value: string, what: string): T {
  if (value === NO_ID || value === '') throw new WireFault(what);
  return value as T;
}

function there<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new WireFault(what);
  return value;
}

/** Positions count events of one channel; 2^53 of them is out of reach, and beyond it is not a position. */
function seq(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw new WireFault('position');
  return Number(value);
}

function moment(value: Timestamp | undefined, what: string): number {
  return timestampMs(there(value, what));
}

export function toUser(user: account.User): User {
  return { id: id<UserId>(user.id, 'user.id'), username: user.username, displayName: user.displayName || user.username };
}

export function toAccount(value: account.Account): Account {
  return { user: toUser(there(value.user, 'account.user')), email: value.email, createdAt: moment(value.createdAt, 'account.created_at') };
}

export function toMessage(message: wire.Message, mutationId: string | null = null): Message {
  return {
    id: id<MessageId>(message.id, 'message.id'),
    channelId: id<ChannelId>(message.channelId, 'message.channel_id'),
    seq: seq(message.channelSeq),
    authorId: message.author ? toUser(message.author).id : null,
    content: message.content,
    sentAt: moment(message.sentAt, 'message.sent_at'),
    editedAt: message.editedAt ? timestampMs(message.editedAt) : null,
    mutationId,
  };
}

function usersOf(messages: readonly (wire.Message | undefined)[]): User[] {
  return messages.flatMap((message) => (message?.author ? [toUser(message.author)] : []));
}

export function toPage(response: wire.ListMessagesResponse): Page {
  return {
    messages: response.messages.map((message) => toMessage(message)),
    users: usersOf(response.messages),
    hasOlder: response.hasOlder,
    hasNewer: response.hasNewer,
    head: seq(response.headSeq),
  };
}

export function toCatchUp(response: wire.CatchUpResponse): CatchUpPage {
  return {
    events: response.events.map((event) => ({
      seq: seq(event.channelSeq),
      messageId: event.messageId as MessageId,
      message: event.message ? toMessage(event.message) : null,
      deleted: event.deleted,
    })),
    users: usersOf(response.events.map((event) => event.message)),
    head: seq(response.headSeq),
  };
}

export function toReadPosition(position: wire.ReadPosition): ReadPosition {
  return { channelId: id<ChannelId>(position.channelId, 'position.channel_id'), readSeq: seq(position.readSeq), unread: position.unread };
}

export function toRetention(value: server.Retention | undefined): Retention | null {
  if (!value) return null;
  return { days: value.days, next: value.nextFrom ? { days: value.nextDays, from: timestampMs(value.nextFrom) } : null };
}

export function toServerFacts(value: server.Server): ServerFacts {
  return {
    id: id<ServerId>(value.id, 'server.id'),
    name: value.name,
    operatorLine: value.operatorLine,
    ownerId: id<UserId>(value.ownerId, 'server.owner_id'),
    memberCount: value.memberCount,
    seq: seq(value.serverSeq),
    retention: toRetention(value.retention),
  };
}

export function toChannelFacts(value: server.Channel): ChannelFacts {
  return {
    id: id<ChannelId>(value.id, 'channel.id'),
    serverId: id<ServerId>(value.serverId, 'channel.server_id'),
    name: value.name,
    topic: value.topic,
    position: value.position,
    retention: toRetention(value.retention),
  };
}

function toChannelState(value: server.ChannelState): ChannelState {
  return {
    facts: toChannelFacts(there(value.channel, 'channel_state.channel')),
    head: seq(value.headSeq),
    readSeq: seq(value.readSeq),
    unread: value.unread,
    permissions: BigInt(value.permissions),
  };
}

export function toServerState(value: server.ServerState): ServerState {
  return {
    facts: toServerFacts(there(value.server, 'server_state.server')),
    channels: value.channels.map(toChannelState),
    permissions: BigInt(value.permissions),
  };
}

export function toMember(value: server.Member): Member {
  return { user: toUser(there(value.user, 'member.user')), joinedAt: moment(value.joinedAt, 'member.joined_at'), owner: value.owner };
}

const PRESENCES: Record<PresenceStatus, Presence> = {
  [PresenceStatus.PRESENCE_STATUS_UNSPECIFIED]: 'offline',
  [PresenceStatus.ONLINE]: 'online',
  [PresenceStatus.AWAY]: 'away',
  [PresenceStatus.DO_NOT_DISTURB]: 'do-not-disturb',
  [PresenceStatus.HIDDEN]: 'hidden',
  [PresenceStatus.OFFLINE]: 'offline',
};

export function toPresence(value: PresenceChanged): PresenceNote {
  return { userId: id<UserId>(value.userId, 'presence.user_id'), presence: PRESENCES[value.status] ?? 'offline' };
}

export function fromPresence(presence: Presence): PresenceStatus {
  switch (presence) {
    case 'online': return PresenceStatus.ONLINE;
    case 'away': return PresenceStatus.AWAY;
    case 'do-not-disturb': return PresenceStatus.DO_NOT_DISTURB;
    case 'hidden': return PresenceStatus.HIDDEN;
    case 'offline': return PresenceStatus.OFFLINE;
  }
}

export function toEvent(envelope: EventEnvelope): AnyEvent {
  const eventId = id<EventId>(envelope.eventId, 'envelope.event_id');
  if (envelope.channelId !== NO_ID && envelope.channelSeq > 0n) return { of: 'channel', event: toChannelEvent(envelope, eventId) };
  if (envelope.serverId !== NO_ID && envelope.serverSeq > 0n) return { of: 'server', event: toServerEvent(envelope, eventId) };
  return { of: 'self', event: toOwnEvent(envelope, eventId) };
}

function toChannelEvent({ event, serverId, channelId, channelSeq }: EventEnvelope, eventId: EventId): ChannelEvent {
  const head = { eventId, serverId: serverId as ServerId, channelId: channelId as ChannelId, seq: seq(channelSeq) };
  switch (event.case) {
    case 'messageCreated': {
      const message = there(event.value.message, 'message_created.message');
      return {
        ...head, kind: 'created', message: toMessage(message, event.value.clientMutationId || null),
        author: message.author ? toUser(message.author) : null,
      };
    }
    case 'messageEdited': {
      const message = there(event.value.message, 'message_edited.message');
      return { ...head, kind: 'edited', message: toMessage(message), author: message.author ? toUser(message.author) : null };
    }
    case 'messageDeleted':
      return { ...head, kind: 'deleted', messageId: id<MessageId>(event.value.messageId, 'message_deleted.message_id') };
    default:
      return { ...head, kind: 'unknown' };
  }
}

function toServerEvent({ event, serverId, serverSeq }: EventEnvelope, eventId: EventId): ServerEvent {
  const head = { eventId, serverId: serverId as ServerId, seq: seq(serverSeq) };
  switch (event.case) {
    case 'channelCreated':
      return { ...head, kind: 'channel-created', channel: toChannelFacts(there(event.value.channel, 'channel_created.channel')) };
    case 'channelUpdated':
      return { ...head, kind: 'channel-updated', channel: toChannelFacts(there(event.value.channel, 'channel_updated.channel')) };
    case 'channelDeleted':
      return { ...head, kind: 'channel-deleted', channelId: id<ChannelId>(event.value.channelId, 'channel_deleted.channel_id') };
    case 'serverUpdated':
      return { ...head, kind: 'server-updated', server: toServerFacts(there(event.value.server, 'server_updated.server')) };
    case 'serverDeleted':
      return { ...head, kind: 'server-deleted' };
    case 'memberJoined':
      return { ...head, kind: 'member-joined', member: toMember(there(event.value.member, 'member_joined.member')) };
    case 'memberUpdated':
      return { ...head, kind: 'member-updated', member: toMember(there(event.value.member, 'member_updated.member')) };
    case 'memberLeft':
      return { ...head, kind: 'member-left', userId: id<UserId>(event.value.userId, 'member_left.user_id') };
    default:
      return { ...head, kind: 'unknown' };
  }
}

const LEAVE_REASONS: Record<WireLeaveReason, LeaveReason> = {
  [WireLeaveReason.LEAVE_REASON_UNSPECIFIED]: 'left',
  [WireLeaveReason.LEFT]: 'left',
  [WireLeaveReason.REMOVED]: 'removed',
  [WireLeaveReason.BANNED]: 'banned',
  [WireLeaveReason.DELETED]: 'deleted',
};

function toOwnEvent({ event }: EventEnvelope, eventId: EventId): OwnEvent {
  switch (event.case) {
    case 'sessionRevoked':
      return { eventId, kind: 'session-revoked', sessionId: event.value.sessionId as SessionId };
    case 'serverJoined':
      return { eventId, kind: 'server-joined', serverId: id<ServerId>(event.value.serverId, 'server_joined.server_id') };
    case 'serverLeft':
      return {
        eventId, kind: 'server-left', serverId: id<ServerId>(event.value.serverId, 'server_left.server_id'),
        reason: LEAVE_REASONS[event.value.reason] ?? 'left',
      };
    case 'readPositionMoved':
      return { eventId, kind: 'read-moved', position: toReadPosition(there(event.value.position, 'read_position_moved.position')) };
    case 'accountUpdated':
      return { eventId, kind: 'account-updated', user: toUser(there(event.value.user, 'account_updated.user')) };
    default:
      return { eventId, kind: 'unknown' };
  }
}
