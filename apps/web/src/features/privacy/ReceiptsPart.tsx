import { CircleCheck, Download } from 'lucide-react';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useParley } from '../../app/parley.ts';
import type { FoundReceipt } from '../../gen/chat/v1/receipt_pb.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, FieldError } from '../../ui/Field.tsx';
import { saveFile } from '../../ui/saveFile.ts';
import { useTask } from '../../ui/useTask.ts';
import { exactTime } from '../../words/time.ts';
import { say } from '../../words/words.tsx';
import { byWeight, placeWords } from './places.ts';
import { readReceipt } from './receipt.ts';

/** Finds what was signed when something was erased. Needs the code, and no account. */
export function ReceiptsPart(): ReactNode {
  const { receipts } = useParley();
  const [code, setCode] = useState('');
  const [found, setFound] = useState<readonly FoundReceipt[] | null>(null);
  const finding = useTask(async () => {
    setFound(null);
    setFound(await receipts.find(code.trim()));
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') void finding.run();
  };
  return (
    <>
      <form onSubmit={onSubmit} className="max-w-md space-y-4">
        <Field label={say('code.label')} hint={say('receipts.hint')} value={code} onChange={(event) => setCode(event.target.value)} maxLength={64} required
          autoComplete="off" autoCapitalize="off" spellCheck={false} mono />
        {finding.problem && <FieldError>{finding.problem}</FieldError>}
        <Button type="submit" kind="primary" busy={finding.busy} disabled={code.trim() === ''}>{say('receipts.find')}</Button>
      </form>
      <div role="status" className="mt-8">
        {found?.length === 0 && <p className="text-text-secondary">{say('receipts.none-yet')}</p>}
        <ul className="space-y-3 empty:hidden">{found?.map((each) => <Receipt key={each.document} of={each} />)}</ul>
      </div>
    </>
  );
}

function Receipt({ of }: { of: FoundReceipt }): ReactNode {
  const receipt = readReceipt(of.document);
  if (!receipt) return null;
  return (
    <li className="border-border rounded-server bg-surface-raised border p-4 side:p-5">
      <h2 className="text-body flex items-center gap-2 font-semibold">
        <CircleCheck size={18} strokeWidth={1.75} aria-hidden="true" className="text-success-text shrink-0" />
        {receipt.kind === 'residue-free' ? say('receipts.residue-free') : say('receipts.erased')}
      </h2>
      <p className="text-small text-text-secondary mt-1">
        {exactTime(receipt.issuedAt)} · <span className="font-mono">{receipt.id}</span>
      </p>
      {receipt.scan && <p className="text-ui mt-2">{say('receipts.scan', { stores: receipt.scan.stores, hits: receipt.scan.hits })}</p>}
      {receipt.counts.length > 0 && (
        <ul className="text-ui text-text-secondary mt-2">
          {byWeight(receipt.counts).map(({ place, count }) => <li key={place} className="tabular">{say('entry.counted', { what: placeWords(place), count })}</li>)}
        </ul>
      )}
      {receipt.kept.map(({ place, reason, until }) => (
        <p key={place} className="text-small text-text-secondary mt-2">{say('receipts.kept', { what: placeWords(place), reason, until })}</p>
      ))}
      <Button icon={Download} className="mt-3" onClick={() => saveFile(new Blob([of.document], { type: 'application/json' }), `parley-receipt-${receipt.id}.json`)}>{say('receipts.download')}</Button>
    </li>
  );
}
