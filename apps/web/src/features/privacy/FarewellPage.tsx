import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { dateOf, exactTime } from '../../words/time.ts';
import { say } from '../../words/words.tsx';
import { EntryFrame } from '../entry/EntryFrame.tsx';
import { ReceiptCode } from './ReceiptCode.tsx';

/** The account waits for its end, and this session is over. What is shown here is nowhere else. */
export function FarewellPage(): ReactNode {
  const { signedOut } = useParley();
  const farewell = useParleyState((state) => state.farewell);
  useEffect(() => {
    document.title = say('title.page', { page: say('farewell.page') });
  }, []);
  if (!farewell) return null;
  const leave = () => {
    signedOut('anonymous');
    go({ at: 'log-in' }, 'replace');
  };
  return (
    <EntryFrame>
      <h1 className="text-h1 mb-2">{say('farewell.title', { date: dateOf(farewell.graceEndsAt) })}</h1>
      <p className="text-text-secondary mb-5">{say('farewell.lead', { moment: exactTime(farewell.graceEndsAt) })}</p>
      <ReceiptCode code={farewell.receiptCode} />
      <Button kind="primary" onClick={leave} className="mt-6 min-h-11 px-5">{say('code.kept')}</Button>
    </EntryFrame>
  );
}
