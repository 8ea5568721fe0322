import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useParley } from '../../app/parley.ts';
import { useInstance } from '../../app/useInstance.ts';
import type { Retention } from '../../store/model.ts';
import { allows, Permission } from '../../store/permissions.ts';
import type { ServerEntry } from '../../store/state.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError, Select } from '../../ui/Field.tsx';
import { Kept } from '../../ui/Kept.tsx';
import { useTask } from '../../ui/useTask.ts';
import { useToast } from '../../ui/Toast.tsx';
import { toRetention } from '../../wire/mapping.ts';
import { keptWords } from '../../words/kept.ts';
import { say } from '../../words/words.tsx';

const DAYS = [0, 1, 7, 30, 90, 365, 730] as const;

/** How long this server keeps messages; whoever manages it sets it. */
export function ServerRetention({ server }: { server: ServerEntry }): ReactNode {
  const { servers } = useParley();
  const instance = useInstance();
  const { id, retention } = server.facts;
  return (
    <>
      {instance && <Kept levels={[toRetention(instance.retention), retention]} />}
      {allows(server.permissions, Permission.MANAGE_SERVER) && <RetentionForm label={say('retention.set')} says={retention} none={say('kept.until-deleted')} set={(days) => servers.setRetention(id, days)} />}
    </>
  );
}

/** One level says how long; `none` is what it means when it says nothing. */
export function RetentionForm({ label, says, none, set }: { label: string; says: Retention | null; none: string; set: (days: number) => Promise<void> }): ReactNode {
  const toast = useToast();
  const said = says?.next?.days ?? says?.days ?? 0;
  const [days, setDays] = useState(String(said));
  const saving = useTask(async () => {
    await set(Number(days));
    toast(say('retention.done'));
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void saving.run();
  };
  const choices = [...new Set([...DAYS, said])].sort((one, other) => one - other);
  return (
    <form onSubmit={onSubmit} className="mt-4 max-w-md space-y-3">
      <Select label={label} value={days} onChange={(event) => setDays(event.target.value)} options={choices.map((each) => ({ value: String(each), label: each === 0 ? none : keptWords(each) }))} />
      <p className="text-small text-text-secondary">{say('retention.set-hint')}</p>
      {saving.problem && <FieldError>{saving.problem}</FieldError>}
      <Button type="submit" busy={saving.busy} disabled={Number(days) === said}>{say('retention.do')}</Button>
    </form>
  );
}
