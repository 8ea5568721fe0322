import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useParley } from '../../app/parley.ts';
import { RequestDecision } from '../../gen/chat/v1/rights_pb.ts';
import type { ThirdPartyRequest } from '../../gen/chat/v1/rights_pb.ts';
import type { ChannelId, MessageId, ServerId } from '../../store/model.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/Field.tsx';
import { useTask } from '../../ui/useTask.ts';
import { dateOf } from '../../words/time.ts';
import { Name, Say, say } from '../../words/words.tsx';
import { Destroying } from '../channels/ChannelDialogs.tsx';
import { LINK, PlaceLink } from '../entry/EntryFrame.tsx';
import { useLoaded } from './useLoaded.ts';

/** People who ask that words of somebody else about them go. Whoever moderates weighs it, within a week. */
export function RequestsPart({ serverId }: { serverId: ServerId }): ReactNode {
  const { rights } = useParley();
  const { value: requests, problem, reload } = useLoaded(useCallback(() => rights.waitingRequests(serverId), [rights, serverId]));
  return (
    <>
      <p className="text-text-secondary mb-4 max-w-[62ch]">{say('requests.moderate-lead')}</p>
      {problem && <FieldError>{problem}</FieldError>}
      {requests?.length === 0 && <p className="text-text-secondary">{say('requests.none-waiting')}</p>}
      <ul className="border-border border-t empty:hidden">{requests?.map((request) => <Waiting key={request.id} of={request} onDecided={reload} />)}</ul>
    </>
  );
}

function Waiting({ of, onDecided }: { of: ThirdPartyRequest; onDecided: () => Promise<void> }): ReactNode {
  const { rights } = useParley();
  const [removing, setRemoving] = useState(false);
  const decide = async (decision: RequestDecision) => {
    await rights.decide(of.serverId as ServerId, of.id, decision);
    await onDecided();
  };
  const keeping = useTask(() => decide(RequestDecision.MESSAGE_KEPT));
  const place = { at: 'channel', channelId: of.channelId as ChannelId, messageId: of.messageId as MessageId } as const;
  return (
    <li className="border-border border-b py-4">
      <p><Say it="requests.asks" name={<Name of={of.requester?.displayName || of.requester?.username || say('user.gone')} className="font-semibold" />}
        message={<PlaceLink to={place} className={LINK}>{say('requests.message')}</PlaceLink>} /></p>
      <p className="text-small text-text-secondary break-words" dir="auto">{say('requests.reason', { reason: of.reason })}</p>
      {of.dueAt && <p className="text-meta text-text-muted mt-0.5">{say('requests.due', { date: dateOf(timestampMs(of.dueAt)) })}</p>}
      {keeping.problem && <FieldError>{keeping.problem}</FieldError>}
      <div className="mt-2.5 flex flex-wrap gap-2">
        <Button onClick={() => setRemoving(true)}>{say('delete.do')}</Button>
        <Button busy={keeping.busy} onClick={() => void keeping.run()}>{say('requests.keep')}</Button>
      </div>
      {removing && <Destroying title={say('delete.title')} body={say('delete.body')} verb={say('delete.do')} work={() => decide(RequestDecision.MESSAGE_REMOVED)} onClose={() => setRemoving(false)} />}
    </li>
  );
}
