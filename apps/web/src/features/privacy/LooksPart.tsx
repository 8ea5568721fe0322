import { Check, Eye } from 'lucide-react';
import type { ReactNode } from 'react';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useParley, useParleyState } from '../../app/parley.ts';
import { LookKind } from '../../gen/chat/v1/rights_pb.ts';
import type { Look } from '../../gen/chat/v1/rights_pb.ts';
import { FieldError } from '../../ui/Field.tsx';
import { dateOf, exactTime } from '../../words/time.ts';
import { say } from '../../words/words.tsx';
import { useLoaded } from '../settings/useLoaded.ts';

/** Each time somebody who runs this Parley looked at the person's data, with the reason they had to give. */
export function LooksPart(): ReactNode {
  const { rights } = useParley();
  const since = useParleyState((state) => state.self?.account.createdAt ?? 0);
  const { value: looks, problem } = useLoaded(rights.looks);
  return (
    <>
      {problem && <FieldError>{problem}</FieldError>}
      <ul className="border-border border-t">
        {looks?.map((look) => <LookRow key={look.id} of={look} />)}
        {looks && (
          <li className="border-border flex items-start gap-3.5 border-b py-4">
            <span aria-hidden="true" className="bg-surface-hover text-text-secondary rounded-card grid size-9 shrink-0 place-items-center"><Check size={18} strokeWidth={1.75} /></span>
            <div>
              <p>{looks.length === 0 ? say('looks.none', { date: dateOf(since) }) : say('looks.no-more')}</p>
              <p className="text-small text-text-secondary">{say('looks.rule')}</p>
            </div>
          </li>
        )}
      </ul>
    </>
  );
}

function LookRow({ of }: { of: Look }): ReactNode {
  return (
    <li className="border-border flex items-start gap-3.5 border-b py-4">
      <span aria-hidden="true" className="bg-attention-subtle text-attention-text rounded-card grid size-9 shrink-0 place-items-center"><Eye size={18} strokeWidth={1.75} /></span>
      <div className="min-w-0">
        <p className="font-semibold">{of.kind === LookKind.HOLD_PLACED ? say('looks.hold') : say('looks.file')}</p>
        <p className="text-small text-text-secondary break-words" dir="auto">{say('looks.reason', { reason: of.reason })}</p>
        {of.at && <p className="text-meta text-text-muted mt-0.5">{exactTime(timestampMs(of.at))}</p>}
      </div>
    </li>
  );
}
