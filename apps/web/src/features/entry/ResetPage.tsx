import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useParley } from '../../app/parley.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/Field.tsx';
import { useTask } from '../../ui/useTask.ts';
import { say } from '../../words/words.tsx';
import { EntryFrame, LINK, PlaceLink } from './EntryFrame.tsx';
import { NewPasswordField } from './PasswordField.tsx';

/** The token stands behind the `#`, which no browser sends; it is taken out of the address at once. */
function takeToken(): string {
  const token = location.hash.slice(1);
  if (token) history.replaceState(null, '', location.pathname);
  return token;
}

export function ResetPage(): ReactNode {
  const { account } = useParley();
  const [token] = useState(takeToken);
  const [password, setPassword] = useState('');
  const [done, setDone] = useState(false);
  const resetting = useTask(async () => {
    await account.resetPassword(token, password);
    setDone(true);
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void resetting.run();
  };
  const toLogIn = <PlaceLink to={{ at: 'log-in' }} className={LINK}>{say('log-in')}</PlaceLink>;
  return (
    <EntryFrame aside={toLogIn}>
      <h1 className="text-h1 mb-2">{say('reset.title')}</h1>
      {token === '' && !done && <p className="text-text-secondary">{say('problem.RESET_LINK_INVALID')}</p>}
      {done && <p role="status" className="text-text-secondary">{say('reset.done')} {toLogIn}</p>}
      {token !== '' && !done && (
        <form onSubmit={onSubmit} className="space-y-4">
          <p className="text-text-secondary">{say('reset.lead')}</p>
          <NewPasswordField label={say('password.new')} value={password} onChange={setPassword} username="" />
          {resetting.problem && <FieldError>{resetting.problem}</FieldError>}
          <Button type="submit" kind="primary" busy={resetting.busy} className="min-h-11 px-5">{say('reset.do')}</Button>
        </form>
      )}
    </EntryFrame>
  );
}
