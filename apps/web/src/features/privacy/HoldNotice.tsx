import { Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useParley } from '../../app/parley.ts';
import { dateOf } from '../../words/time.ts';
import { say } from '../../words/words.tsx';
import { useLoaded } from '../settings/useLoaded.ts';

/** Data that a legal case keeps from being erased, where the law lets the person know. */
export function HoldNotice(): ReactNode {
  const { rights } = useParley();
  const { value: holds } = useLoaded(rights.holds);
  return (
    <ul className="mb-6 space-y-2 empty:hidden">
      {holds?.map((hold) => (
        <li key={hold.id} className="bg-attention-subtle text-attention-text rounded-card flex items-start gap-2.5 px-4 py-3">
          <Scale size={18} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0" />
          <p>{say('hold.notice', { case: hold.caseName, date: hold.endsAt ? dateOf(timestampMs(hold.endsAt)) : '' })}</p>
        </li>
      ))}
    </ul>
  );
}
