/** What the keyboard does, and how it is told to people. Pure, so that the list and the deeds cannot part. */
import type { WordKey } from '../../words/words.tsx';

/** Keys that work wherever one is. */
export type Deed =
  | { readonly do: 'jump' | 'list-keys' | 'mark-server-read' }
  | { readonly do: 'walk'; readonly step: 1 | -1; readonly unreadOnly: boolean };

/** Keys that work while a message has the focus. */
export type MessageDeed = 'edit' | 'delete' | 'delete-unasked' | 'copy-link' | 'list-keys';

export type Stroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

export function deedOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Stroke): Deed | null {
  if (ctrlKey || metaKey) {
    if (altKey) return null;
    // On many keyboards the slash needs Shift.
    if (key === '/') return { do: 'list-keys' };
    return !shiftKey && key.toLowerCase() === 'k' ? { do: 'jump' } : null;
  }
  if (altKey) {
    if (key !== 'ArrowUp' && key !== 'ArrowDown') return null;
    return { do: 'walk', step: key === 'ArrowUp' ? -1 : 1, unreadOnly: shiftKey };
  }
  return shiftKey && key === 'Escape' ? { do: 'mark-server-read' } : null;
}

/** `singly`: keys that write a letter are on. They can be turned off, for who speaks to their device. */
export function messageDeedOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Stroke, singly: boolean): MessageDeed | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (key === 'Delete') return shiftKey ? 'delete-unasked' : 'delete';
  if (!singly) return null;
  if (key === '?') return 'list-keys';
  if (shiftKey) return null;
  return key === 'e' ? 'edit' : key === 'c' ? 'copy-link' : null;
}

export interface KeyLine {
  readonly words: WordKey;
  /** Chords, each a row of caps. `Mod` is ⌘ on Apple's keyboards and Ctrl elsewhere. */
  readonly chords: readonly (readonly string[])[];
  /** Only while single keys are on. */
  readonly single?: true;
}

export const KEY_LIST: readonly { readonly title: WordKey; readonly lines: readonly KeyLine[] }[] = [
  {
    title: 'keys.anywhere',
    lines: [
      { words: 'keys.jump', chords: [['Mod', 'K']] },
      { words: 'keys.channel', chords: [['Alt', '↑'], ['Alt', '↓']] },
      { words: 'keys.unread', chords: [['Alt', 'Shift', '↑'], ['Alt', 'Shift', '↓']] },
      { words: 'keys.read', chords: [['Esc']] },
      { words: 'keys.server-read', chords: [['Shift', 'Esc']] },
      { words: 'keys.region', chords: [['F6'], ['Shift', 'F6']] },
      { words: 'keys.list', chords: [['Mod', '/']] },
    ],
  },
  {
    title: 'keys.writing',
    lines: [
      { words: 'keys.send', chords: [['Enter']] },
      { words: 'keys.line', chords: [['Shift', 'Enter']] },
      { words: 'keys.edit-last', chords: [['↑']] },
      { words: 'keys.cancel-edit', chords: [['Esc']] },
    ],
  },
  {
    title: 'keys.messages',
    lines: [
      { words: 'keys.message', chords: [['↑'], ['↓']] },
      { words: 'keys.screen', chords: [['Page ↑'], ['Page ↓']] },
      { words: 'keys.ends', chords: [['Home'], ['End']] },
      { words: 'keys.into', chords: [['Enter'], ['→']] },
      { words: 'keys.out', chords: [['Esc'], ['←']] },
      { words: 'keys.edit', chords: [['E']], single: true },
      { words: 'keys.copy', chords: [['C']], single: true },
      { words: 'keys.delete', chords: [['Delete']] },
      { words: 'keys.delete-unasked', chords: [['Shift', 'Delete']] },
      { words: 'keys.list', chords: [['?']], single: true },
    ],
  },
];
