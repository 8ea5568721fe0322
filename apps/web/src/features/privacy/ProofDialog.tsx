import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { FieldError } from '../../ui/Field.tsx';
import { useTask } from '../../ui/useTask.ts';
import { Refused } from '../../wire/client.ts';
import { say } from '../../words/words.tsx';
import { PasswordField } from '../entry/PasswordField.tsx';

interface ProofDialogProps {
  readonly title: string;
  readonly verb: string;
  /** It cannot be undone, or hardly. */
  readonly danger?: boolean;
  readonly work: () => Promise<unknown>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A question with a consequence that is answered with the password: the proof, and the pause before it. */
export function ProofDialog({ title, verb, danger = false, work, onClose, children }: ProofDialogProps): ReactNode {
  const { account } = useParley();
  const username = useParleyState((state) => state.self?.account.user.username ?? '');
  const [password, setPassword] = useState('');
  const doing = useTask(async () => {
    await account.stepUp(password);
    await work();
    onClose();
  });
  const wrong = doing.fault instanceof Refused && doing.fault.code === 'WRONG_CREDENTIALS';
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '') void doing.run();
  };
  return (
    <Dialog alert={danger} title={title} onClose={onClose}>
      <form onSubmit={onSubmit} className="space-y-4">
        <div className="text-ui text-text-secondary space-y-2">{children}</div>
        {/* So that a password manager knows whose password this is. */}
        <input type="text" readOnly hidden value={username} autoComplete="username" />
        <PasswordField first label={say('proof.password')} value={password} onChange={setPassword} autoComplete="current-password" error={wrong ? say('proof.wrong') : null} />
        {doing.problem && !wrong && <FieldError>{doing.problem}</FieldError>}
        <DialogActions>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" kind={danger ? 'danger' : 'primary'} busy={doing.busy} disabled={password === ''}>{verb}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
