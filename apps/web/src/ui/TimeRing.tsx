import type { ReactNode } from 'react';

/**
 * The time ring: the one sign for everything that ends. Always beside words, which carry the meaning.
 * `share` is how much of it is filled, from the top.
 */
export function TimeRing({ share, size = 14 }: { share: number; size?: 12 | 14 }): ReactNode {
  const radius = (size - 2.2) / 2;
  const length = 2 * Math.PI * radius;
  return (
    <svg className="time-ring text-primary shrink-0" width={size} height={size} viewBox={`0 0 ${size} ${size}`} aria-hidden="true" fill="none" strokeWidth="2.2">
      <circle cx={size / 2} cy={size / 2} r={radius} stroke="currentColor" strokeOpacity="0.25" />
      <circle cx={size / 2} cy={size / 2} r={radius} stroke="currentColor" strokeDasharray={`${length * share} ${length}`} transform={`rotate(-90 ${size / 2} ${size / 2})`} />
    </svg>
  );
}
