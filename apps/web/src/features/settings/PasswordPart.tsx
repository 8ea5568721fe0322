import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/Field.tsx';
import { useTask } from '../../ui/useTask.ts';
import { useToast } from '../../ui/Toast.tsx';
import { say } from '../../words/words.tsx';
import { NewPasswordField, PasswordField } from '../entry/PasswordField.tsx';

export function PasswordPart(): ReactNode {
  const { account } = useParley();
  const toast = useToast();
  const username = useParleyState((state) => state.self?.account.user.username ?? '');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const changing = useTask(async () => {
    await account.changePassword(current, next);
    setCurrent('');
    setNext('');
    toast(say('password.changed'));
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void changing.run();
  };
  return (
    <form onSubmit={onSubmit} className="max-w-md space-y-4">
      {/* So that a password manager knows whose password this is. */}
      <input type="text" readOnly hidden value={username} autoComplete="username" />
      <p className="text-text-secondary">{say('password.change-lead')}</p>
      <PasswordField label={say('password.current')} value={current} onChange={setCurrent} autoComplete="current-password" />
      <NewPasswordField label={say('password.new')} value={next} onChange={setNext} username={username} />
      {changing.problem && <FieldError>{changing.problem}</FieldError>}
      <Button type="submit" kind="primary" busy={changing.busy} disabled={current === '' || next === ''}>{say('password.change')}</Button>
    </form>
  );
}
