import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field, FieldError } from '../../ui/Field.tsx';
import { useTask } from '../../ui/useTask.ts';
import { useToast } from '../../ui/Toast.tsx';
import { dateOf } from '../../words/time.ts';
import { Name, say } from '../../words/words.tsx';
import { Part } from './SettingsFrame.tsx';

export function ProfilePart(): ReactNode {
  const { account } = useParley();
  const toast = useToast();
  const own = useParleyState((state) => state.self?.account);
  const [displayName, setDisplayName] = useState(own?.user.displayName ?? '');
  const [email, setEmail] = useState(own?.email ?? '');
  const saving = useTask(async () => {
    const change = {
      ...(displayName.trim() !== own?.user.displayName ? { displayName: displayName.trim() } : {}),
      ...(email.trim() !== own?.email ? { email: email.trim() } : {}),
    };
    await account.update(change);
    toast(say('saved'));
  });
  const leaving = useTask(account.logOut);
  if (!own) return null;
  const changed = displayName.trim() !== own.user.displayName || email.trim() !== own.email;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (changed) void saving.run();
  };
  return (
    <>
      <div className="mb-6 flex items-center gap-4">
        <Avatar id={own.user.id} name={own.user.displayName} size={52} />
        <div className="min-w-0">
          <Name of={own.user.displayName} className="text-title block truncate font-semibold" />
          <p className="text-text-secondary"><Name of={own.user.username} at /> · {say('account.since', { date: dateOf(own.createdAt) })}</p>
        </div>
      </div>
      <form onSubmit={onSubmit} className="mb-9 max-w-md space-y-4">
        <Field label={say('display-name')} value={displayName} required maxLength={64} autoComplete="nickname" hint={say('display-name.hint')} onChange={(event) => setDisplayName(event.target.value)} />
        <Field label={say('email')} aside={say('optional')} type="email" value={email} maxLength={254} autoComplete="email" hint={say('email.hint')} onChange={(event) => setEmail(event.target.value)} />
        {saving.problem && <FieldError>{saving.problem}</FieldError>}
        <Button type="submit" kind="primary" busy={saving.busy} disabled={!changed || displayName.trim() === ''}>{say('save')}</Button>
      </form>
      <Part title={say('log-out.title')}>
        <p className="text-text-secondary mb-3 max-w-[62ch]">{say('log-out.body')}</p>
        {leaving.problem && <FieldError>{leaving.problem}</FieldError>}
        <Button busy={leaving.busy} onClick={() => void leaving.run()}>{say('log-out')}</Button>
      </Part>
    </>
  );
}
