/**
 * The part of a channel that is loaded, and how it follows the channel.
 *
 * Invariants:
 * - `entries` are ordered by `seq`, hold each message once, and nothing that is not deleted is missing between the first and the last.
 * - every event up to and including `seq` is in; an event beyond `seq + 1` waits in `held`.
 * - when `hasNewer`, the window lies in the past: new messages move `seq`, and are read with their page later.
 *
 * All functions are pure; what they return is what the screen shows.
 */
import type { CaughtUp, ChannelEvent, Message, MessageId, Page } from './model.ts';

export interface ChannelLog {
  readonly entries: readonly Message[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  /** Every event up to here is in. */
  readonly seq: number;
  /** The newest position we heard of. */
  readonly head: number;
  readonly held: ReadonlyMap<number, ChannelEvent>;
  /** Messages that were the first of the window when an older page came in: they were read with a heading, and keep it. */
  readonly seams: ReadonlySet<MessageId>;
}

/** Events kept while a hole before them is fetched. What does not fit is fetched too. */
export const HELD_EVENTS_MAX = 500;

/** The log of a freshly read page. What the former log heard of after the page was read stays a hole to be filled. */
export function fromPage(page: Page, former?: ChannelLog): ChannelLog {
  return drain({
    entries: page.messages.map((message) => withMutationId(message, former)),
    hasOlder: page.hasOlder,
    hasNewer: page.hasNewer,
    seq: page.head,
    head: Math.max(page.head, former?.head ?? 0),
    held: former?.held ?? new Map(),
    seams: new Set(),
  });
}

export function prependPage(log: ChannelLog, page: Page): ChannelLog {
  const first = log.entries[0];
  const older = first ? page.messages.filter((message) => message.seq < first.seq) : page.messages;
  const seams = first && older.length > 0 ? new Set(log.seams).add(first.id) : log.seams;
  return joined(log, page, { entries: [...older, ...log.entries], hasOlder: page.hasOlder, seams });
}

export function appendPage(log: ChannelLog, page: Page): ChannelLog {
  const last = log.entries.at(-1);
  const newer = last ? page.messages.filter((message) => message.seq > last.seq) : page.messages;
  return joined(log, page, { entries: [...log.entries, ...newer], hasNewer: page.hasNewer });
}

/**
 * A page read before events that went by since may hold what they deleted or lack what they brought, and they found
 * nothing to change here. Stepping back to where the page was read makes them a hole, and a hole is fetched.
 */
function joined(log: ChannelLog, page: Page, change: Partial<ChannelLog>): ChannelLog {
  return { ...log, ...change, seq: Math.min(log.seq, page.head), head: Math.max(log.head, page.head) };
}

/** A live event. A repeated one changes nothing; one that came too early waits. */
export function applyEvent(log: ChannelLog, event: ChannelEvent): ChannelLog {
  if (event.seq <= log.seq) return log;
  const head = Math.max(log.head, event.seq);
  if (event.seq > log.seq + 1) {
    if (log.held.size >= HELD_EVENTS_MAX || log.held.has(event.seq)) return { ...log, head };
    return { ...log, head, held: new Map(log.held).set(event.seq, event) };
  }
  return drain({ ...log, head, seq: event.seq, ...changed(log, event) });
}

/** Positions read from the catch-up log, ascending. Those we have are passed over. */
export function applyCatchUp(log: ChannelLog, events: readonly CaughtUp[], head: number): ChannelLog {
  let next: ChannelLog = { ...log, head: Math.max(log.head, head) };
  for (const event of events) {
    if (event.seq <= next.seq) continue;
    if (event.seq !== next.seq + 1) break;
    const entries = event.message
      ? upsert(next, event.message)
      : event.deleted
        ? erase(next.entries, event.messageId)
        : next.entries;
    next = { ...next, seq: event.seq, entries };
  }
  return drain(next);
}

/** A position that was only told, not sent. */
export function noteHead(log: ChannelLog, seq: number): ChannelLog {
  return seq > log.head ? { ...log, head: seq } : log;
}

/**
 * The answer to an own send. Its event comes later and finds it here; or came before, and then what is not here any
 * more was deleted since: the API answers a repeated send with its first result even then.
 */
export function putOwn(log: ChannelLog, message: Message): ChannelLog {
  if (message.seq <= log.seq) return { ...log, entries: replace(log.entries, message) };
  return { ...log, head: Math.max(log.head, message.seq), entries: upsert(log, message) };
}

/** The answer to an own edit. */
export function putEdited(log: ChannelLog, message: Message): ChannelLog {
  return { ...log, entries: replace(log.entries, message) };
}

/** The answer to an own deletion. */
export function dropOwn(log: ChannelLog, id: MessageId): ChannelLog {
  return { ...log, entries: erase(log.entries, id) };
}

/** Where to catch up from, when something is missing. */
export function holeAfter(log: ChannelLog): number | null {
  return log.head > log.seq ? log.seq : null;
}

/** The message with this id, if it is loaded and still there. */
export function findMessage(log: ChannelLog, id: MessageId): Message | null {
  return log.entries.find((each) => each.id === id) ?? null;
}

function changed(log: ChannelLog, event: ChannelEvent): Pick<ChannelLog, 'entries'> {
  switch (event.kind) {
    case 'created':
    case 'edited':
      // The catch-up log leaves a creation empty when a later edit carries the message: that edit then brings it.
      return { entries: upsert(log, event.message) };
    case 'deleted':
      return { entries: erase(log.entries, event.messageId) };
    case 'unknown':
      return { entries: log.entries };
  }
}

/** Takes up the held events that have become next, and forgets those that were passed. */
function drain(log: ChannelLog): ChannelLog {
  if (log.held.size === 0) return log;
  const held = new Map(log.held);
  let next = log;
  for (let event = held.get(next.seq + 1); event; event = held.get(next.seq + 1)) {
    next = { ...next, seq: event.seq, ...changed(next, event) };
  }
  for (const seq of held.keys()) if (seq <= next.seq) held.delete(seq);
  return { ...next, head: Math.max(next.head, next.seq), held };
}

function upsert(log: ChannelLog, message: Message): readonly Message[] {
  const { entries } = log;
  const at = positionOf(entries, message.seq);
  const there = entries[at];
  if (there?.id === message.id) return replaceAt(entries, at, there, message);
  const beyondEnd = at === entries.length && log.hasNewer;
  const beforeStart = at === 0 && log.hasOlder;
  if (beyondEnd || beforeStart) return entries;
  return [...entries.slice(0, at), message, ...entries.slice(at)];
}

function replace(entries: readonly Message[], message: Message): readonly Message[] {
  const at = positionOf(entries, message.seq);
  const there = entries[at];
  return there?.id === message.id ? replaceAt(entries, at, there, message) : entries;
}

/** An older state of a message, told late, never wins over a newer one. */
function replaceAt(entries: readonly Message[], at: number, there: Message, message: Message): readonly Message[] {
  if ((there.editedAt ?? 0) > (message.editedAt ?? 0)) return entries;
  const mutationId = there.mutationId ?? message.mutationId;
  const same =
    there.content === message.content && there.editedAt === message.editedAt && there.mutationId === mutationId;
  if (same) return entries;
  return entries.with(at, { ...message, mutationId });
}

/** As a page read now leaves it: without a trace. */
function erase(entries: readonly Message[], id: MessageId): readonly Message[] {
  const left = entries.filter((entry) => entry.id !== id);
  return left.length < entries.length ? left : entries;
}

/** The first index whose entry is not before `seq`. */
function positionOf(entries: readonly Message[], seq: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = entries[middle];
    if (entry && entry.seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

function withMutationId(message: Message, former: ChannelLog | undefined): Message {
  const known = former ? findMessage(former, message.id) : null;
  return known?.mutationId ? { ...message, mutationId: known.mutationId } : message;
}
