import type { ReactNode } from 'react';
import { say } from '../../words/words.tsx';
import { StoredFacts } from '../entry/StoredFacts.tsx';

/** What is stored about the person, in the words of the inventory. */
export function DataPart(): ReactNode {
  return (
    <div className="gap-10 members:grid members:grid-cols-[minmax(0,1fr)_20rem]">
      <div><StoredFacts /></div>
      <section className="border-border rounded-server bg-surface-raised mt-9 self-start border p-5 members:mt-0">
        <h2 className="text-title mb-1.5">{say('data.encryption')}</h2>
        <p className="text-small text-text-secondary">{say('encryption.note')}</p>
      </section>
    </div>
  );
}
