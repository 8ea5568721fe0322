import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useParley } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Choice, Field, FieldError } from '../../ui/Field.tsx';
import { useMutationId } from '../../ui/useMutationId.ts';
import { useTask } from '../../ui/useTask.ts';
import { say } from '../../words/words.tsx';

export function AddServerDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [way, setWay] = useState<'create' | 'join'>('create');
  return (
    <Dialog title={say('add-server.title')} onClose={onClose}>
      <div className="mt-2 mb-4">
        <Choice legend={say('add-server.way')} value={way} onChange={setWay}
          options={[{ value: 'create', label: say('add-server.create') }, { value: 'join', label: say('add-server.join') }]} />
      </div>
      {way === 'create' ? <CreateServer onClose={onClose} /> : <JoinServer onClose={onClose} />}
    </Dialog>
  );
}

function CreateServer({ onClose }: { onClose: () => void }): ReactNode {
  const { servers } = useParley();
  const [name, setName] = useState('');
  const [line, setLine] = useState('');
  const mutationId = useMutationId([name, line]);
  const creating = useTask(async () => {
    const server = await servers.create(name.trim(), line.trim(), mutationId);
    onClose();
    go({ at: 'server', serverId: server.facts.id });
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void creating.run();
  };
  return (
    <form onSubmit={onSubmit} className="space-y-4">
      <Field data-first-focus="" label={say('server.name')} value={name} maxLength={100} required autoComplete="off" onChange={(event) => setName(event.target.value)} />
      <Field label={say('server.operator-line')} aside={say('optional')} value={line} maxLength={120} autoComplete="off" hint={say('server.operator-hint')} onChange={(event) => setLine(event.target.value)} />
      {creating.problem && <FieldError>{creating.problem}</FieldError>}
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button type="submit" kind="primary" busy={creating.busy} disabled={name.trim() === ''}>{say('add-server.create-do')}</Button>
      </DialogActions>
    </form>
  );
}

function JoinServer({ onClose }: { onClose: () => void }): ReactNode {
  const [link, setLink] = useState('');
  const code = codeOf(link);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!code) return;
    onClose();
    go({ at: 'invite', code });
  };
  return (
    <form onSubmit={onSubmit} className="space-y-4">
      <Field data-first-focus="" label={say('invite.link-or-code')} value={link} required autoComplete="off" spellCheck={false} hint={say('invite.link-hint')} onChange={(event) => setLink(event.target.value)} />
      <DialogActions>
        <Button onClick={onClose}>{say('cancel')}</Button>
        <Button type="submit" kind="primary" disabled={!code}>{say('invite.look')}</Button>
      </DialogActions>
    </form>
  );
}

/** The code itself, or the last part of a link. */
function codeOf(text: string): string | null {
  return /([A-Za-z0-9_-]{4,64})\/?$/.exec(text.trim())?.[1] ?? null;
}
