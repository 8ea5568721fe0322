import { describe, expect, it } from 'vitest';
import type { Message, MessageId } from '../../store/model.ts';
import { write } from '../../store/outbox.ts';
import { CHANNEL, ME, message, OTHER } from '../../store/samples.ts';
import { buildRows } from './rows.ts';
import type { Row } from './rows.ts';

const MORNING = new Date(2026, 10, 21, 8).getTime();
const at = (seq: number, minutes: number, change = {}): Message => message(seq, undefined, { sentAt: MORNING + minutes * 60_000, ...change });
const show = (rows: readonly Row[]) => rows.map((row) => {
  switch (row.is) {
    case 'message': return `${row.first ? 'first' : 'next'} ${row.message.seq}`;
    case 'echo': return `${row.first ? 'first' : 'next'} echo`;
    default: return row.is;
  }
});
const scene = { hasOlder: false, unreadAfter: null, selfId: ME.id, seams: new Set<MessageId>() };

describe('rows', () => {
  it('group what one person writes within seven minutes of a day', () => {
    const entries = [at(1, 0), at(2, 6), at(3, 13), at(4, 14, { authorId: ME.id }), at(5, 15), at(6, 24 * 60), at(7, 24 * 60 + 1)];
    expect(show(buildRows(entries, [], scene))).toEqual(['start', 'day', 'first 1', 'next 2', 'first 3', 'first 4', 'first 5', 'day', 'first 6', 'next 7']);
  });

  it('leave a heading where it was read', () => {
    const entries = [at(1, 0), at(2, 1), at(3, 2)];
    expect(show(buildRows(entries, [], { ...scene, seams: new Set([message(2).id]) }))).toEqual(['start', 'day', 'first 1', 'first 2', 'next 3']);
  });

  it('put the divider before the first unread message of somebody else, once', () => {
    const entries = [at(1, 0), at(2, 1, { authorId: ME.id }), at(3, 2), at(4, 3)];
    const rows = buildRows(entries, [], { ...scene, unreadAfter: 1 });
    expect(show(rows)).toEqual(['start', 'day', 'first 1', 'first 2', 'unread', 'first 3', 'next 4']);
    expect(rows[4]).toMatchObject({ since: MORNING + 60_000 });
    expect(show(buildRows(entries, [], { ...scene, unreadAfter: 4 }))).not.toContain('unread');
  });

  it('put echoes at the end, and give the swapped message the same key', () => {
    const echoes = write([], 'm', CHANNEL, 'mine', MORNING + 60_000);
    const before = buildRows([at(1, 0, { authorId: OTHER.id })], echoes, { ...scene, hasOlder: true });
    const after = buildRows([at(1, 0), at(2, 1, { authorId: ME.id, mutationId: 'm' })], [], { ...scene, hasOlder: true });
    expect(show(before)).toEqual(['older', 'day', 'first 1', 'first echo']);
    expect(before.map((row) => row.key)).toEqual(after.map((row) => row.key));
  });
});
