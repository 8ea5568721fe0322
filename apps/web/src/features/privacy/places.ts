/** Places of the privacy inventory in words. One that has no words here yet is told by its own name. */
import { EN } from '../../words/en.ts';
import { say } from '../../words/words.tsx';
import type { WordKey } from '../../words/words.tsx';

export function placeWords(place: string): string {
  const key = `place.${place}`;
  if (key in EN) return say(key as WordKey);
  const name = (place.split('.').at(-1) ?? place).replaceAll('_', ' ');
  return name.charAt(0).toLocaleUpperCase() + name.slice(1);
}
