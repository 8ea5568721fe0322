import type { ReactNode } from 'react';
import type { ErasureEntry } from '../../gen/chat/v1/erasure_pb.ts';
import { say } from '../../words/words.tsx';
import { byWeight, placeWords } from './places.ts';

/** What, how many, and what for. */
export function EntryTable({ entries, caption }: { entries: readonly ErasureEntry[]; caption: string }): ReactNode {
  return (
    <table className="text-ui w-full border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-small text-text-secondary text-start">
        <tr>
          <th scope="col" className="border-border border-b py-2 pe-3 text-start font-medium">{say('entry.what')}</th>
          <th scope="col" className="border-border border-b py-2 pe-6 text-end font-medium whitespace-nowrap">{say('entry.count')}</th>
          <th scope="col" className="border-border border-b py-2 text-start font-medium">{say('entry.why')}</th>
        </tr>
      </thead>
      <tbody>
        {byWeight(entries).map((entry) => (
          <tr key={entry.place} className="border-border border-b align-baseline">
            <th scope="row" className="py-2.5 pe-3 text-start font-semibold">{placeWords(entry.place)}</th>
            <td className="tabular py-2.5 pe-6 text-end font-semibold">{say('entry.number', { count: Number(entry.count) })}</td>
            <td className="text-text-secondary py-2.5">{entry.purpose}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What stays, each with its reason, the law it rests on, and until when. */
export function StayList({ entries }: { entries: readonly ErasureEntry[] }): ReactNode {
  return (
    <dl className="text-ui border-border border-t">
      {entries.map((entry) => (
        <div key={entry.place} className="border-border grid gap-x-6 border-b py-2.5 list:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)]">
          <dt className="font-semibold">{say('entry.counted', { what: placeWords(entry.place), count: Number(entry.count) })}</dt>
          <dd className="text-text-secondary">
            {entry.reason || entry.purpose}
            {entry.law && <span className="text-small text-text-muted block">{entry.until ? say('entry.law-until', { law: entry.law, until: entry.until }) : entry.law}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
