/** Entries and echoes → the rows of the list: days, the unread divider, groups of one author. Pure. */
import type { Message, MessageId, UserId } from '../../store/model.ts';
import type { Echo } from '../../store/outbox.ts';
import { dayNumber } from '../../words/time.ts';

export type Row =
  | { readonly is: 'start'; readonly key: string }
  | { readonly is: 'older'; readonly key: string }
  | { readonly is: 'day'; readonly key: string; readonly at: number }
  /** `since` is when the last read message was sent. */
  | { readonly is: 'unread'; readonly key: string; readonly since: number | null }
  | { readonly is: 'message'; readonly key: string; readonly message: Message; readonly first: boolean }
  | { readonly is: 'echo'; readonly key: string; readonly echo: Echo; readonly first: boolean };

export const GROUP_MS_MAX = 7 * 60_000;
export const UNREAD_KEY = 'unread';

interface Scene {
  readonly hasOlder: boolean;
  /** The read position the divider stands behind; null when there is none. */
  readonly unreadAfter: number | null;
  readonly selfId: UserId;
  /** Messages that start a group wherever they stand. */
  readonly seams: ReadonlySet<MessageId>;
}

export function buildRows(entries: readonly Message[], echoes: readonly Echo[], { hasOlder, unreadAfter, selfId, seams }: Scene): readonly Row[] {
  const rows: Row[] = [hasOlder ? { is: 'older', key: 'older' } : { is: 'start', key: 'start' }];
  let day: number | null = null;
  let before: { authorId: UserId | null; at: number } | null = null;
  let divided = unreadAfter === null;
  let readAt: number | null = null;

  const openDay = (at: number) => {
    const number = dayNumber(at);
    if (number === day) return;
    day = number;
    before = null;
    rows.push({ is: 'day', key: `day:${number}`, at });
  };
  const startsGroup = (authorId: UserId | null, at: number): boolean => {
    const first = before === null || before.authorId !== authorId || at - before.at >= GROUP_MS_MAX;
    before = { authorId, at };
    return first;
  };

  for (const entry of entries) {
    openDay(entry.sentAt);
    if (!divided && entry.seq > (unreadAfter ?? 0) && entry.authorId !== selfId) {
      divided = true;
      before = null;
      rows.push({ is: 'unread', key: UNREAD_KEY, since: readAt });
    }
    if (seams.has(entry.id)) before = null;
    readAt = entry.sentAt;
    rows.push({ is: 'message', key: rowKeyOf(entry), message: entry, first: startsGroup(entry.authorId, entry.sentAt) });
  }
  for (const echo of echoes) {
    openDay(echo.writtenAt);
    rows.push({ is: 'echo', key: echo.mutationId, echo, first: startsGroup(selfId, echo.writtenAt) });
  }
  return rows;
}

/** An own message keeps the key of its echo, so that the swap changes no node. */
export function rowKeyOf(message: Message): string {
  return message.mutationId ?? message.id;
}

export function rowKeyOfId(rows: readonly Row[], id: MessageId): string | null {
  const row = rows.find((each) => each.is === 'message' && each.message.id === id);
  return row?.key ?? null;
}

/** Rows that can be walked to; the others are signposts. */
export function isStop(row: Row): boolean {
  return row.is === 'message' || row.is === 'echo';
}

const LINE_PX = 22;
const CHARACTERS_PER_LINE = 76;

/** Good enough to place the scroll bar; what is drawn is measured. */
export function estimateHeight(row: Row): number {
  switch (row.is) {
    case 'start':
      return 46;
    case 'older':
      return 196;
    case 'day':
      return 44;
    case 'unread':
      return 32;
    case 'message':
      return linesOf(row.message.content) * LINE_PX + (row.first ? 40 : 6);
    case 'echo':
      return linesOf(row.echo.content) * LINE_PX + (row.first ? 40 : 6) + (row.echo.state === 'failed' ? 22 : 0);
  }
}

function linesOf(content: string): number {
  let lines = 0;
  for (const line of content.split('\n')) lines += Math.max(1, Math.ceil(line.length / CHARACTERS_PER_LINE));
  return lines;
}
