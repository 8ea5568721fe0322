import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { say } from '../../words/words.tsx';
import { EntryFrame, LINK, PlaceLink } from '../entry/EntryFrame.tsx';
import { ReceiptsPart } from './ReceiptsPart.tsx';

/** The page for those who have no account here any more. */
export function ReceiptsPage(): ReactNode {
  useEffect(() => {
    document.title = say('title.page', { page: say('privacy.receipts') });
  }, []);
  return (
    <EntryFrame aside={<PlaceLink to={{ at: 'home' }} className={LINK}>{say('invite.home')}</PlaceLink>}>
      <h1 className="text-h1 mb-2">{say('privacy.receipts')}</h1>
      <p className="text-text-secondary mb-5">{say('receipts.lead')}</p>
      <ReceiptsPart />
    </EntryFrame>
  );
}
