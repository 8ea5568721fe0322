import type { ReactNode } from 'react';
import { announcedChange, keptDays } from '../store/retention.ts';
import type { Levels } from '../store/retention.ts';
import { changeWords, keptWords } from '../words/kept.ts';
import { shareOfDays, TimeRing } from './TimeRing.tsx';

/** How long messages are kept, and what was announced about it. */
export function Kept({ levels }: { levels: Levels }): ReactNode {
  const days = keptDays(levels);
  const change = announcedChange(levels);
  return (
    <>
      <p className="flex items-center gap-2"><TimeRing share={shareOfDays(days)} />{keptWords(days)}</p>
      {change && <p className="text-small text-text-secondary mt-1">{changeWords(change)}</p>}
    </>
  );
}
