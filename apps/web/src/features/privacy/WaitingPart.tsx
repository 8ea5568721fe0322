import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useParley } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import { ErasureProgress } from '../../gen/chat/v1/erasure_pb.ts';
import type { Erasure } from '../../gen/chat/v1/erasure_pb.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/Field.tsx';
import { shareLeft, TimeRing } from '../../ui/TimeRing.tsx';
import { useTask } from '../../ui/useTask.ts';
import { exactTime } from '../../words/time.ts';
import { say } from '../../words/words.tsx';
import { useLoaded } from '../settings/useLoaded.ts';
import { ProofDialog } from './ProofDialog.tsx';

const DAY_MS = 86_400_000;
const ASK_AGAIN_MS = 5_000;

/** The account is to be deleted: how long still, and what can be done until then. */
export function WaitingPart(): ReactNode {
  const { erasure } = useParley();
  const { value, problem, reload } = useLoaded(erasure.current);
  const underWay = value?.progress === ErasureProgress.UNDER_WAY;
  useEffect(() => {
    const timer = setInterval(() => void reload(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);
  if (problem) return <FieldError>{problem}</FieldError>;
  if (!value) return null;
  return underWay ? <p role="status" className="text-body max-w-[62ch]">{say('waiting.under-way')}</p> : <Waiting of={value} onChanged={reload} />;
}

function Waiting({ of, onChanged }: { of: Erasure; onChanged: () => Promise<void> }): ReactNode {
  const { erasure } = useParley();
  const [hurrying, setHurrying] = useState(false);
  const keeping = useTask(async () => {
    await erasure.cancel();
    go({ at: 'home' }, 'replace');
  });
  const from = of.requestedAt ? timestampMs(of.requestedAt) : 0;
  const until = graceEnd(of);
  const due = isDue(of.progress, until, Date.now());
  return (
    <>
      <div className="mb-6 flex items-center gap-4">
        <TimeRing size={44} {...shareLeft(from, until, Date.now())} />
        <div>
          <p className="text-body font-semibold">{waitingWords(of.progress, until, Date.now())}</p>
          {!due && <p className="text-ui text-text-secondary">{say('waiting.hidden')}</p>}
        </div>
      </div>
      {keeping.problem && <div className="mb-3"><FieldError>{keeping.problem}</FieldError></div>}
      <div className="flex flex-wrap gap-3">
        <Button kind="primary" busy={keeping.busy} onClick={() => void keeping.run()} className="min-h-11 px-4">{say('delete-account.keep')}</Button>
        <Button onClick={() => go({ at: 'privacy', section: 'export' })} className="min-h-11 px-4">{say('privacy.export')}</Button>
        {!due && <Button onClick={() => setHurrying(true)} className="min-h-11 px-4">{say('waiting.now')}</Button>}
      </div>
      <p className="text-small text-text-secondary mt-4 max-w-[62ch]">{say('waiting.code')}</p>
      {hurrying && (
        <ProofDialog danger title={say('waiting.now-title')} verb={say('waiting.now-do')} onClose={() => setHurrying(false)} work={async () => {
          await erasure.now();
          await onChanged();
        }}>
          <p>{say('waiting.now-body')}</p>
        </ProofDialog>
      )}
    </>
  );
}

function graceEnd({ graceEndsAt }: Erasure): number {
  return graceEndsAt ? timestampMs(graceEndsAt) : 0;
}

/** It may begin any moment, and can be taken back until it does. */
function isDue(progress: ErasureProgress, until: number, now: number): boolean {
  return progress === ErasureProgress.WAITING && until <= now;
}

export function waitingWords(progress: ErasureProgress, until: number, now: number): string {
  if (progress === ErasureProgress.HELD) return say('waiting.held');
  if (isDue(progress, until, now)) return say('waiting.under-way');
  const days = Math.floor((until - now) / DAY_MS);
  return days < 1 ? say('waiting.today', { moment: exactTime(until) }) : say('waiting.days', { count: days, moment: exactTime(until) });
}
