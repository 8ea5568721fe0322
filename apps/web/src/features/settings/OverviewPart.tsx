import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import { allows, Permission } from '../../store/permissions.ts';
import type { ServerEntry } from '../../store/state.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, FieldError } from '../../ui/Field.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useTask } from '../../ui/useTask.ts';
import { say } from '../../words/words.tsx';
import { Destroying } from '../channels/ChannelDialogs.tsx';
import { ServerRetention } from './RetentionForm.tsx';
import { Part } from './SettingsFrame.tsx';

export function OverviewPart({ server }: { server: ServerEntry }): ReactNode {
  const { servers } = useParley();
  const { id, name, operatorLine, ownerId } = server.facts;
  const owner = useParleyState((state) => state.self?.account.user.id === ownerId);
  const [deleting, setDeleting] = useState(false);
  const remove = async () => {
    await servers.remove(id);
    go({ at: 'home' }, 'replace');
  };
  return (
    <>
      {allows(server.permissions, Permission.MANAGE_SERVER) ? <NameForm server={server} /> : (
        <dl className="mb-9 space-y-3">
          <div><dt className="font-medium">{say('server.name')}</dt><dd className="text-text-secondary"><bdi>{name}</bdi></dd></div>
          {operatorLine && <div><dt className="font-medium">{say('server.operator-line')}</dt><dd className="text-text-secondary"><bdi>{operatorLine}</bdi></dd></div>}
        </dl>
      )}
      <Part title={say('server.kept')}>
        <ServerRetention server={server} />
        <p className="text-text-secondary mt-3 max-w-[62ch]">{say('encryption.note')}</p>
      </Part>
      {owner && (
        <Part title={say('server.delete')}>
          <p className="text-text-secondary mb-3 max-w-[62ch]">{say('server.delete-lead')}</p>
          <Button onClick={() => setDeleting(true)}>{say('server.delete')}</Button>
        </Part>
      )}
      {deleting && <Destroying title={say('server.delete-title', { name })} body={say('server.delete-body')} verb={say('server.delete')} work={remove} onClose={() => setDeleting(false)} />}
    </>
  );
}

function NameForm({ server }: { server: ServerEntry }): ReactNode {
  const { servers } = useParley();
  const toast = useToast();
  const [name, setName] = useState(server.facts.name);
  const [line, setLine] = useState(server.facts.operatorLine);
  const saving = useTask(async () => {
    await servers.update(server.facts.id, name.trim(), line.trim());
    toast(say('saved'));
  });
  const changed = name.trim() !== server.facts.name || line.trim() !== server.facts.operatorLine;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (changed && name.trim() !== '') void saving.run();
  };
  return (
    <form onSubmit={onSubmit} className="mb-9 max-w-md space-y-4">
      <Field label={say('server.name')} value={name} maxLength={100} required autoComplete="off" onChange={(event) => setName(event.target.value)} />
      <Field label={say('server.operator-line')} aside={say('optional')} value={line} maxLength={120} autoComplete="off" hint={say('server.operator-hint')} onChange={(event) => setLine(event.target.value)} />
      {saving.problem && <FieldError>{saving.problem}</FieldError>}
      <Button type="submit" kind="primary" busy={saving.busy} disabled={!changed || name.trim() === ''}>{say('save')}</Button>
    </form>
  );
}
