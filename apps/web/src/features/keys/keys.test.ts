import { describe, expect, it } from 'vitest';
import { deedOf, messageDeedOf } from './keys.ts';
import type { Stroke } from './keys.ts';

const NONE: Stroke = { key: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, ...held: ('ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey')[]): Stroke =>
  ({ ...NONE, key, ...Object.fromEntries(held.map((each) => [each, true])) });

describe('keys that work anywhere', () => {
  it('list themselves, also where the slash needs Shift', () => {
    for (const stroke of [press('/', 'ctrlKey'), press('/', 'metaKey'), press('/', 'ctrlKey', 'shiftKey')]) expect(deedOf(stroke)).toEqual({ do: 'list-keys' });
    expect(deedOf(press('/'))).toBeNull();
  });

  it('mark a server read by Shift and Esc, not by Esc alone', () => {
    expect(deedOf(press('Escape', 'shiftKey'))).toEqual({ do: 'mark-server-read' });
    expect(deedOf(press('Escape'))).toBeNull();
  });

  it('jump and walk', () => {
    expect(deedOf(press('K', 'metaKey'))).toEqual({ do: 'jump' });
    expect(deedOf(press('k', 'ctrlKey', 'shiftKey'))).toBeNull();
    expect(deedOf(press('ArrowUp', 'altKey'))).toEqual({ do: 'walk', step: -1, unreadOnly: false });
    expect(deedOf(press('ArrowDown', 'altKey', 'shiftKey'))).toEqual({ do: 'walk', step: 1, unreadOnly: true });
  });
});

describe('keys of a message', () => {
  it('do what the tools of the row do', () => {
    const deeds = [press('e'), press('c'), press('Delete'), press('Delete', 'shiftKey'), press('?', 'shiftKey')].map((stroke) => messageDeedOf(stroke, true));
    expect(deeds).toEqual(['edit', 'copy-link', 'delete', 'delete-unasked', 'list-keys']);
  });

  it('leave the keys of the browser alone', () => {
    expect(messageDeedOf(press('c', 'ctrlKey'), true)).toBeNull();
    expect(messageDeedOf(press('e', 'altKey'), true)).toBeNull();
  });

  it('write no letter when single keys are off', () => {
    expect([press('e'), press('c'), press('?', 'shiftKey')].map((stroke) => messageDeedOf(stroke, false))).toEqual([null, null, null]);
    expect(messageDeedOf(press('Delete'), false)).toBe('delete');
  });
});
