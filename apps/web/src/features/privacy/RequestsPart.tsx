import type { ReactNode } from 'react';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useParley } from '../../app/parley.ts';
import { RequestDecision } from '../../gen/chat/v1/rights_pb.ts';
import type { ThirdPartyRequest } from '../../gen/chat/v1/rights_pb.ts';
import { FieldError } from '../../ui/Field.tsx';
import { dateOf } from '../../words/time.ts';
import { say } from '../../words/words.tsx';
import { useLoaded } from '../settings/useLoaded.ts';

/** What the person asked for about other people's words, and what was decided. */
export function RequestsPart(): ReactNode {
  const { rights } = useParley();
  const { value: requests, problem } = useLoaded(rights.ownRequests);
  return (
    <>
      {problem && <FieldError>{problem}</FieldError>}
      {requests?.length === 0 && <p className="text-text-secondary max-w-[62ch]">{say('requests.none')}</p>}
      <ul className="border-border border-t empty:hidden">
        {requests?.map((request) => (
          <li key={request.id} className="border-border border-b py-3.5">
            <p className="font-semibold">{decisionWords(request)}</p>
            <p className="text-small text-text-secondary break-words" dir="auto">{say('requests.reason', { reason: request.reason })}</p>
            {request.madeAt && <p className="text-meta text-text-muted mt-0.5">{say('requests.made', { date: dateOf(timestampMs(request.madeAt)) })}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}

export function decisionWords({ decision, dueAt }: Pick<ThirdPartyRequest, 'decision' | 'dueAt'>): string {
  switch (decision) {
    case RequestDecision.REQUEST_DECISION_UNSPECIFIED:
      return say('requests.waiting', { date: dueAt ? dateOf(timestampMs(dueAt)) : '' });
    case RequestDecision.MESSAGE_REMOVED:
      return say('requests.removed');
    case RequestDecision.MESSAGE_KEPT:
      return say('requests.kept');
  }
}
