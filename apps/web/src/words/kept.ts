/** How long messages are kept, in words. */
import { dateOf } from './time.ts';
import { say } from './words.tsx';

export function keptWords(days: number): string {
  return days === 0 ? say('kept.until-deleted') : say('kept.days', { count: days });
}

export function changeWords({ days, from }: { readonly days: number; readonly from: number }): string {
  return days === 0 ? say('kept.changes-open', { date: dateOf(from) }) : say('kept.changes', { date: dateOf(from), count: days });
}
