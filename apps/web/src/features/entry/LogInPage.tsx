import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useParley } from '../../app/parley.ts';
import { go, readPlace } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, FieldError } from '../../ui/Field.tsx';
import { useTask } from '../../ui/useTask.ts';
import { Say, say } from '../../words/words.tsx';
import { EntryFrame, LINK, PlaceLink } from './EntryFrame.tsx';
import { PasswordField } from './PasswordField.tsx';

export function LogInPage(): ReactNode {
  const { account } = useParley();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const loggingIn = useTask(async () => {
    await account.logIn(username.trim(), password);
    if (readPlace().at === 'log-in') go({ at: 'home' }, 'replace');
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void loggingIn.run();
  };
  return (
    <EntryFrame aside={<Say it="log-in.none" link={<PlaceLink to={{ at: 'sign-up' }} className={LINK}>{say('sign-up.title')}</PlaceLink>} />}>
      <h1 className="text-h1 mb-5">{say('log-in')}</h1>
      <form onSubmit={onSubmit} className="space-y-4">
        <Field label={say('username')} value={username} required autoComplete="username" autoCapitalize="off" spellCheck={false} onChange={(event) => setUsername(event.target.value)} />
        <PasswordField value={password} onChange={setPassword} autoComplete="current-password" />
        {loggingIn.problem && <FieldError>{loggingIn.problem}</FieldError>}
        <Button type="submit" kind="primary" busy={loggingIn.busy} className="min-h-11 px-5">{say('log-in')}</Button>
      </form>
      <p className="text-small text-text-secondary mt-6">{say('log-in.lost')}</p>
      <p className="text-small text-text-secondary mt-2"><Say it="log-in.receipt" link={<PlaceLink to={{ at: 'receipts' }} className={LINK}>{say('receipts.find')}</PlaceLink>} /></p>
    </EntryFrame>
  );
}
