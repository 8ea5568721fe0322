/** Values that tests build on. */
import type { CaughtUp, ChannelEvent, ChannelId, EventId, Message, MessageId, Page, ServerId, User, UserId } from './model.ts';

export const SERVER = '1' as ServerId;
export const CHANNEL = '2' as ChannelId;
export const ME: User = { id: '10' as UserId, username: 'horatio', displayName: 'Horatio' };
export const OTHER: User = { id: '11' as UserId, username: 'ophelia', displayName: 'Ophelia' };

export function message(seq: number, content = `words ${seq}`, change: Partial<Message> = {}): Message {
  return {
    id: String(1000 + seq) as MessageId, channelId: CHANNEL, seq, authorId: OTHER.id, content,
    sentAt: 1_790_000_000_000 + seq * 60_000, editedAt: null, mutationId: null, ...change,
  };
}

function head(seq: number) {
  return { eventId: String(5000 + seq) as EventId, serverId: SERVER, channelId: CHANNEL, seq };
}

export function created(seq: number, change: Partial<Message> = {}): ChannelEvent {
  return { ...head(seq), kind: 'created', message: message(seq, undefined, change), author: change.authorId === ME.id ? ME : OTHER };
}

export function edited(seq: number, of: number, content: string): ChannelEvent {
  return { ...head(seq), kind: 'edited', message: message(of, content, { editedAt: seq }), author: OTHER };
}

export function deleted(seq: number, of: number): ChannelEvent {
  return { ...head(seq), kind: 'deleted', messageId: message(of).id };
}

export function page(seqs: readonly number[], change: Partial<Page> = {}): Page {
  return { messages: seqs.map((seq) => message(seq)), users: [OTHER], hasOlder: false, hasNewer: false, head: Math.max(0, ...seqs), ...change };
}

/** What the catch-up log answers for these events: each resolved against what is there after all of them. */
export function resolved(events: readonly ChannelEvent[]): CaughtUp[] {
  const latest = new Map<MessageId, { at: number; message: Message | null }>();
  for (const event of events) {
    if (event.kind === 'deleted') latest.set(event.messageId, { at: event.seq, message: null });
    else if (event.kind !== 'unknown') latest.set(event.message.id, { at: event.seq, message: event.message });
  }
  return events.map((event) => {
    const messageId = event.kind === 'deleted' ? event.messageId : event.kind === 'unknown' ? ('0' as MessageId) : event.message.id;
    const now = latest.get(messageId);
    const gone = now !== undefined && now.message === null;
    return { seq: event.seq, messageId, message: now?.at === event.seq ? now.message : null, deleted: gone };
  });
}
