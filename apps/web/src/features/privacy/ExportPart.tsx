import { Download, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { timestampMs } from '@bufbuild/protobuf/wkt';
import { useParley } from '../../app/parley.ts';
import { ExportState } from '../../gen/chat/v1/export_pb.ts';
import type { Export } from '../../gen/chat/v1/export_pb.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/Field.tsx';
import { fileDate, saveFile } from '../../ui/saveFile.ts';
import { shareLeft, TimeRing } from '../../ui/TimeRing.tsx';
import { useTask } from '../../ui/useTask.ts';
import { Refused } from '../../wire/client.ts';
import { dateOf } from '../../words/time.ts';
import { say } from '../../words/words.tsx';
import { Destroying } from '../channels/ChannelDialogs.tsx';
import { useLoaded } from '../settings/useLoaded.ts';
import { ProofDialog } from './ProofDialog.tsx';
import { sizeWords } from './sizes.ts';

const ASK_AGAIN_MS = 1_000;

export function ExportPart(): ReactNode {
  const { exports } = useParley();
  const { value, problem, reload } = useLoaded(exports.list);
  const [asking, setAsking] = useState(false);
  const making = value?.some(isMaking) ?? false;
  useEffect(() => {
    if (!making) return undefined;
    const timer = setInterval(() => void reload(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [making, reload]);
  return (
    <>
      <ul className="text-ui text-text-secondary mb-5 max-w-[62ch] list-disc space-y-1 ps-5">
        <li>{say('export.inside')}</li>
        <li>{say('export.others')}</li>
        <li>{say('export.elsewhere')}</li>
      </ul>
      {problem && <FieldError>{problem}</FieldError>}
      {value && !making && <Button kind="primary" onClick={() => setAsking(true)}>{say('export.ask')}</Button>}
      <ul className="mt-6 space-y-3 empty:hidden" aria-label={say('export.list')}>
        {value?.map((each) => <ExportCard key={each.id} of={each} onChanged={reload} />)}
      </ul>
      {asking && (
        <ProofDialog title={say('export.ask-title')} verb={say('export.ask-do')} onClose={() => setAsking(false)} work={async () => {
          await exports.request();
          await reload();
        }}>
          <p>{say('export.ask-body')}</p>
        </ProofDialog>
      )}
    </>
  );
}

function ExportCard({ of, onChanged }: { of: Export; onChanged: () => Promise<void> }): ReactNode {
  const { exports } = useParley();
  const [removing, setRemoving] = useState(false);
  const requestedAt = of.requestedAt ? timestampMs(of.requestedAt) : 0;
  const [proving, setProving] = useState(false);
  const save = async () => saveFile(await exports.file(of.id), `parley-export-${fileDate(requestedAt)}.zip`);
  // Right after it was asked for, the proof of then is still good.
  const saving = useTask(() => save().catch((fault: unknown) => {
    if (!(fault instanceof Refused) || fault.code !== 'STEP_UP_REQUIRED') throw fault;
    setProving(true);
  }));
  const remove = async () => {
    await exports.remove(of.id);
    await onChanged();
  };
  const ready = of.state === ExportState.EXPORT_READY;
  return (
    <li className="border-border rounded-server bg-surface-raised border p-4 side:p-5">
      <h2 className="text-body font-semibold">{say('export.of', { date: dateOf(requestedAt) })}</h2>
      <p role="status" className="text-ui text-text-secondary mt-1">{stateWords(of)}</p>
      {isMaking(of) && <Progress read={of.rowsRead} total={of.rowsTotal} />}
      {ready && of.expiresAt && (
        <p className="text-small text-text-secondary mt-1 flex items-center gap-2">
          <TimeRing {...shareLeft(requestedAt, timestampMs(of.expiresAt), Date.now())} />
          {say('export.until', { date: dateOf(timestampMs(of.expiresAt)) })}
        </p>
      )}
      {saving.problem && <div className="mt-2"><FieldError>{saving.problem}</FieldError></div>}
      <div className="mt-3 flex flex-wrap gap-2">
        {ready && <Button kind="primary" icon={Download} busy={saving.busy} onClick={() => void saving.run()}>{saving.busy ? say('export.downloading') : say('export.download')}</Button>}
        {isMaking(of)
          ? <Button onClick={() => setRemoving(true)}>{say('export.stop')}</Button>
          : <IconButton icon={Trash2} label={say('export.delete')} onClick={() => setRemoving(true)} className="border-border-control size-9 border" />}
      </div>
      {proving && (
        <ProofDialog title={say('export.download-title')} verb={say('export.download')} work={save} onClose={() => setProving(false)}>
          <p>{say('export.ask-body')}</p>
        </ProofDialog>
      )}
      {removing && (
        <Destroying title={isMaking(of) ? say('export.stop-title') : say('export.delete-title')} body={say('export.delete-body')}
          verb={isMaking(of) ? say('export.stop') : say('export.delete')} work={remove} onClose={() => setRemoving(false)} />
      )}
    </li>
  );
}

/** Counted aloud only when somebody asks for it: the words beside it say each change of state. */
function Progress({ read, total }: { read: number; total: number }): ReactNode {
  const percent = total === 0 ? 0 : Math.round((100 * read) / total);
  return (
    <>
      <div role="progressbar" aria-label={say('export.progress')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} className="bg-border mt-3 h-1.5 overflow-hidden rounded-full">
        <div className="bg-primary h-full" style={{ width: `${percent}%` }} />
      </div>
      <p className="text-small text-text-secondary tabular mt-2">{total > 0 ? say('export.counted', { read, total }) : say('export.not-counted')}</p>
    </>
  );
}

export function isMaking({ state }: Pick<Export, 'state'>): boolean {
  return state === ExportState.EXPORT_WAITING || state === ExportState.EXPORT_READING || state === ExportState.EXPORT_PACKING;
}

export function stateWords(of: Pick<Export, 'state' | 'sizeBytes'>): string {
  switch (of.state) {
    case ExportState.EXPORT_STATE_UNSPECIFIED:
    case ExportState.EXPORT_WAITING:
      return say('export.waiting');
    case ExportState.EXPORT_READING:
      return say('export.reading');
    case ExportState.EXPORT_PACKING:
      return say('export.packing');
    case ExportState.EXPORT_READY:
      return say('export.ready', { size: sizeWords(Number(of.sizeBytes)) });
    case ExportState.EXPORT_FAILED:
      return say('export.failed');
  }
}
