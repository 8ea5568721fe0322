import { useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { Scope } from '../../app/commands/erasure.ts';
import { useParley, useParleyState } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import { ErasureFate } from '../../gen/chat/v1/erasure_pb.ts';
import type { ErasurePreview, OwnedServer } from '../../gen/chat/v1/erasure_pb.ts';
import type { ServerId, UserId } from '../../store/model.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { FieldError, Select } from '../../ui/Field.tsx';
import { dateOf } from '../../words/time.ts';
import { Name, say } from '../../words/words.tsx';
import { Part } from '../settings/SettingsFrame.tsx';
import { useLoaded } from '../settings/useLoaded.ts';
import { EntryTable, StayList } from './EntryTable.tsx';
import { ProofDialog } from './ProofDialog.tsx';
import { ReceiptCode } from './ReceiptCode.tsx';
import { ScopeChoice } from './ScopeChoice.tsx';

const DAY_MS = 86_400_000;

/** What would go, what would stay and why, and what happens when. Nothing is done before the password is typed. */
export function DeletePart(): ReactNode {
  const { erasure } = useParley();
  const [scope, setScope] = useState<Scope>({ of: 'everything' });
  const [handOvers, setHandOvers] = useState<ReadonlyMap<ServerId, UserId>>(new Map());
  const [confirming, setConfirming] = useState(false);
  const [receiptCode, setReceiptCode] = useState<string | null>(null);
  const { value: preview, problem, reload } = useLoaded(useCallback(() => erasure.preview(scope), [erasure, scope]));
  const everything = scope.of === 'everything';
  const confirm = async () => {
    if (everything) return erasure.everything(handOvers);
    setReceiptCode(await erasure.part(scope, handOvers));
    return reload();
  };
  return (
    <div className="gap-12 members:grid members:grid-cols-[minmax(0,1fr)_20rem]">
      <div className="min-w-0">
        <ScopeChoice value={scope} onChange={setScope} />
        {problem && <FieldError>{problem}</FieldError>}
        {preview && <Preview preview={preview} everything={everything} handOvers={handOvers} onHandOver={(server, person) => setHandOvers(withChoice(handOvers, server, person))} />}
        <div className="mt-8 flex flex-wrap items-center gap-3">
          <Button kind="danger" disabled={!preview} onClick={() => setConfirming(true)} className="min-h-11 px-4">
            {everything ? say('delete-account.do', { date: dateOf(Date.now() + (preview?.graceDays ?? 0) * DAY_MS) }) : say('delete-part.do')}
          </Button>
          <Button kind="quiet" onClick={() => go({ at: 'privacy', section: 'data' })} className="min-h-11 px-4">{everything ? say('delete-account.keep') : say('cancel')}</Button>
        </div>
        <p className="text-small text-text-secondary mt-2">{say('delete-account.proof')}</p>
      </div>
      {preview && everything && <Steps graceDays={preview.graceDays} />}
      {confirming && preview && (
        <ProofDialog danger title={everything ? say('delete-account.title') : say('delete-part.title')} onClose={() => setConfirming(false)} work={confirm}
          verb={everything ? say('delete-account.do-short') : say('delete-part.do')}>
          <p>{everything ? say('delete-account.body', { date: dateOf(Date.now() + preview.graceDays * DAY_MS) }) : say('delete-part.body')}</p>
        </ProofDialog>
      )}
      {receiptCode && <CodeDialog code={receiptCode} onClose={() => setReceiptCode(null)} />}
    </div>
  );
}

function withChoice(choices: ReadonlyMap<ServerId, UserId>, server: ServerId, person: UserId | null): ReadonlyMap<ServerId, UserId> {
  const next = new Map(choices);
  if (person) next.set(server, person);
  else next.delete(server);
  return next;
}

function Preview({ preview, everything, handOvers, onHandOver }: {
  preview: ErasurePreview; everything: boolean; handOvers: ReadonlyMap<ServerId, UserId>; onHandOver: (server: ServerId, person: UserId | null) => void;
}): ReactNode {
  const going = preview.entries.filter((entry) => entry.fate === ErasureFate.GOES);
  const detached = preview.entries.filter((entry) => entry.fate === ErasureFate.DETACHED);
  const staying = preview.entries.filter((entry) => entry.fate === ErasureFate.STAYS);
  return (
    <>
      <Part title={say('preview.goes')}>
        {going.length > 0 ? <EntryTable entries={going} caption={say('preview.goes')} /> : <p className="text-text-secondary">{say('preview.goes-nothing')}</p>}
      </Part>
      {detached.length > 0 && (
        <Part title={say('preview.detached')}>
          <p className="text-small text-text-secondary mb-2 max-w-[62ch]">{say('preview.detached-note')}</p>
          <EntryTable entries={detached} caption={say('preview.detached')} />
        </Part>
      )}
      <Part title={say('preview.stays')}>
        {staying.length > 0 && <StayList entries={staying} />}
        <p className="text-ui text-text-secondary mt-2 max-w-[62ch]">{say('preview.others')}</p>
        {everything && <p className="text-ui text-text-secondary mt-2 max-w-[62ch]">{say('preview.name')}</p>}
      </Part>
      {preview.servers.length > 0 && (
        <Part title={say('preview.servers', { count: preview.servers.length })}>
          <ul className="border-border border-t">
            {preview.servers.map((server) => (
              <OwnedServerRow key={server.id} server={server} chosen={handOvers.get(server.id as ServerId) ?? null} onChoose={(person) => onHandOver(server.id as ServerId, person)} />
            ))}
          </ul>
        </Part>
      )}
    </>
  );
}

const NOBODY_CHOSEN = '0';

/** Its members keep it, whatever is chosen here. */
function OwnedServerRow({ server, chosen, onChoose }: { server: OwnedServer; chosen: UserId | null; onChoose: (person: UserId | null) => void }): ReactNode {
  const { servers } = useParley();
  const own = useParleyState((state) => state.self?.account.user.id);
  const members = useParleyState((state) => state.members.get(server.id as ServerId));
  useEffect(() => {
    servers.loadMembers(server.id as ServerId).catch(() => undefined);
  }, [servers, server.id]);
  const others = [...(members?.byId.values() ?? [])].filter((member) => member.user.id !== own);
  const successor = others.find((member) => member.user.id === server.successorId);
  const unchosen = server.successorId === NOBODY_CHOSEN ? say('preview.archive') : say('preview.successor', { name: successor?.user.displayName ?? say('preview.oldest-admin') });
  return (
    <li className="border-border flex flex-wrap items-center gap-3 border-b py-3">
      <Avatar id={server.id} name={server.name} size={36} />
      <div className="min-w-0 grow">
        <Name of={server.name} className="block truncate font-semibold" />
        <p className="text-small text-text-secondary">{say('preview.server-kept', { count: server.members })}</p>
      </div>
      <Select label={say('preview.new-owner')} value={chosen ?? ''} onChange={(event) => onChoose((event.target.value || null) as UserId | null)} className="w-full side:w-96"
        options={[{ value: '', label: unchosen }, ...others.map(({ user }) => ({ value: user.id, label: `${user.displayName} (@${user.username})` }))]} />
    </li>
  );
}

function Steps({ graceDays }: { graceDays: number }): ReactNode {
  const date = dateOf(Date.now() + graceDays * DAY_MS);
  const steps = [
    { when: say('steps.today'), what: say('steps.today-what'), bites: false },
    { when: say('steps.until', { date }), what: say('steps.until-what'), bites: false },
    { when: date, what: say('steps.gone'), bites: true },
    { when: say('steps.then'), what: say('steps.then-what'), bites: false },
    { when: say('steps.last'), what: say('steps.last-what'), bites: false },
  ];
  return (
    <aside className="mt-9 members:mt-0">
      <h2 className="text-title mb-4">{say('steps.title')}</h2>
      <ol className="border-border ms-1.5 space-y-5 border-s ps-5">
        {steps.map(({ when, what, bites }) => (
          <li key={when} className="relative">
            <span aria-hidden="true" className={`absolute -start-[27px] top-1 size-3 rounded-full border-2 ${bites ? 'border-danger bg-danger' : 'border-primary bg-surface'}`} />
            <p className="font-semibold">{when}</p>
            <p className="text-small text-text-secondary">{what}</p>
          </li>
        ))}
      </ol>
    </aside>
  );
}

function CodeDialog({ code, onClose }: { code: string; onClose: () => void }): ReactNode {
  return (
    <Dialog title={say('code.part-title')} onClose={onClose} wide>
      <p className="text-ui text-text-secondary mb-4">{say('code.part-lead')}</p>
      <ReceiptCode code={code} />
      <DialogActions><Button kind="primary" onClick={onClose}>{say('code.kept')}</Button></DialogActions>
    </Dialog>
  );
}
