/** Sizes of files in words. */
import { LOCALE } from '../../words/words.tsx';

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function sizeWords(bytes: number): string {
  const step = Math.min(UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const format = new Intl.NumberFormat(LOCALE, { style: 'unit', unit: UNITS[step] ?? 'byte', unitDisplay: 'short', maximumSignificantDigits: 3 });
  return format.format(bytes / 1000 ** step);
}
