import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { useInstance } from '../../app/useInstance.ts';
import { say } from '../../words/words.tsx';

/** What is stored about a person and what never is, in the words of the inventory. A line that stops being true vanishes there. */
export function StoredFacts(): ReactNode {
  const instance = useInstance();
  if (!instance) return null;
  return (
    <>
      <h2 className="text-title mb-3">{say('stored.title')}</h2>
      <ul className="text-ui space-y-2.5">
        {instance.stored.map((fact) => (
          <li key={fact.what} className="flex gap-2.5">
            <Check size={18} strokeWidth={1.75} aria-hidden="true" className="text-success-text mt-px shrink-0" />
            <span><b className="font-semibold">{fact.what}</b>{fact.how && <span className="text-text-secondary">, {fact.how}</span>}</span>
          </li>
        ))}
      </ul>
      {instance.neverStored.length > 0 && (
        <>
          <h2 className="text-title mt-7 mb-3">{say('stored.never')}</h2>
          <ul className="text-ui text-text-secondary space-y-2.5">
            {instance.neverStored.map((line) => (
              <li key={line} className="flex gap-2.5">
                <Minus size={18} strokeWidth={1.75} aria-hidden="true" className="mt-px shrink-0" />
                {line}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
