/** Places of the privacy inventory in words. One that has no words here yet is told by its own name. */
import { EN } from '../../words/en.ts';
import { say } from '../../words/words.tsx';
import type { WordKey } from '../../words/words.tsx';

/** What people think of first comes first; keys, passes and marks that serve it, last. */
const FIRST: readonly string[] = [
  'content.messages', 'content.imported_items', 'content.servers', 'content.members', 'identity.accounts', 'content.read_positions', 'content.invites', 'ops.looks',
  'content.third_party_requests', 'identity.choice_events', 'ops.exports', 'identity.sessions', 'content.bans', 'identity.administrators',
];

export function byWeight<T extends { readonly place: string }>(entries: readonly T[]): readonly T[] {
  const weight = ({ place }: T) => (FIRST.includes(place) ? FIRST.indexOf(place) : FIRST.length);
  return [...entries].sort((one, other) => weight(one) - weight(other));
}

export function placeWords(place: string): string {
  const key = `place.${place}`;
  if (key in EN) return say(key as WordKey);
  const name = (place.split('.').at(-1) ?? place).replaceAll('_', ' ');
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
