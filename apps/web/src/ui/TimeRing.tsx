import type { ReactNode } from 'react';

/**
 * The time ring: the one sign for everything that ends. Always beside words, which carry the meaning.
 * `share` is how much of it is filled, from the top.
 */
export function TimeRing({ share, size = 14, ending = false }: { share: number; size?: 12 | 14 | 44; ending?: boolean }): ReactNode {
  const stroke = size === 44 ? 4 : 2.2;
  const radius = (size - stroke) / 2;
  const length = 2 * Math.PI * radius;
  return (
    <svg className={`time-ring shrink-0 ${ending ? 'text-danger' : 'text-primary'}`} width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true" fill="none" strokeWidth={stroke}>
      <circle cx={size / 2} cy={size / 2} r={radius} stroke="currentColor" strokeOpacity="0.25" />
      <circle cx={size / 2} cy={size / 2} r={radius} stroke="currentColor" strokeDasharray={`${length * share} ${length}`} transform={`rotate(-90 ${size / 2} ${size / 2})`} />
    </svg>
  );
}

const DAY_MS = 86_400_000;

/** How much of the ring a time to keep things fills. 0 days: they are kept until somebody deletes them. */
export function shareOfDays(days: number): number {
  if (days === 0) return 1;
  if (days <= 7) return 0.25;
  if (days <= 31) return 0.5;
  return days <= 365 ? 0.75 : 1;
}

/** What is left of a time that runs out, and whether that is little. */
export function shareLeft(from: number, until: number, now: number): { readonly share: number; readonly ending: boolean } {
  const share = Math.min(1, Math.max(0, (until - now) / Math.max(1, until - from)));
  return { share, ending: share <= 0.1 || until - now <= DAY_MS };
}
