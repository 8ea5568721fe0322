/** How long messages are kept: of what the instance, the server and the channel say, the shortest holds. */
import type { Retention } from './model.ts';

export type Levels = readonly (Retention | null | undefined)[];

/** In days; 0 when no level sets an end. */
export function keptDays(levels: Levels): number {
  return shortest(levels.map((level) => level?.days ?? 0));
}

/** The first change of what holds that was announced. */
export function announcedChange(levels: Levels): { readonly days: number; readonly from: number } | null {
  const now = keptDays(levels);
  const moments = levels.flatMap((level) => level?.next?.from ?? []).sort((one, other) => one - other);
  for (const from of moments) {
    const days = shortest(levels.map((level) => (level?.next && level.next.from <= from ? level.next.days : (level?.days ?? 0))));
    if (days !== now) return { days, from };
  }
  return null;
}

function shortest(days: readonly number[]): number {
  const ends = days.filter((each) => each > 0);
  return ends.length === 0 ? 0 : Math.min(...ends);
}
