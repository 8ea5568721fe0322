import { Copy } from 'lucide-react';
import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useParley } from '../../app/parley.ts';
import { toPath } from '../../app/router.ts';
import type { Invite } from '../../gen/chat/v1/server_pb.ts';
import type { ServerId } from '../../store/model.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Field, FieldError, Select } from '../../ui/Field.tsx';
import { useToast } from '../../ui/Toast.tsx';
import { useMutationId } from '../../ui/useMutationId.ts';
import { useTask } from '../../ui/useTask.ts';
import { say } from '../../words/words.tsx';

const DAY_S = 86_400;
const LASTING_S = [DAY_S, 7 * DAY_S, 30 * DAY_S, 0] as const;
const USES = [0, 1, 5, 25, 100] as const;

export function addressOf(code: string): string {
  return new URL(toPath({ at: 'invite', code }), location.href).href;
}

export function InviteDialog({ serverId, onClose }: { serverId: ServerId; onClose: () => void }): ReactNode {
  const { servers } = useParley();
  const [lasting, setLasting] = useState('604800');
  const [uses, setUses] = useState('0');
  const [invite, setInvite] = useState<Invite | null>(null);
  const mutationId = useMutationId([lasting, uses]);
  const making = useTask(async () => setInvite(await servers.createInvite(serverId, Number(uses), Number(lasting), mutationId)));
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void making.run();
  };
  if (invite) return <InviteLink invite={invite} lasting={Number(lasting)} onClose={onClose} />;
  return (
    <Dialog title={say('invites.make')} onClose={onClose}>
      <form onSubmit={onSubmit} className="mt-2 space-y-4">
        <p className="text-text-secondary">{say('invites.lead')}</p>
        <Select data-first-focus="" label={say('invites.lasting')} value={lasting} onChange={(event) => setLasting(event.target.value)}
          options={LASTING_S.map((s) => ({ value: String(s), label: s === 0 ? say('invites.no-end') : say('invites.days', { count: s / DAY_S }) }))} />
        <Select label={say('invites.uses-label')} value={uses} onChange={(event) => setUses(event.target.value)}
          options={USES.map((count) => ({ value: String(count), label: count === 0 ? say('invites.uses-any') : say('invites.uses-max', { count }) }))} />
        {making.problem && <FieldError>{making.problem}</FieldError>}
        <DialogActions>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" kind="primary" busy={making.busy}>{say('invites.make-do')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function InviteLink({ invite, lasting, onClose }: { invite: Invite; lasting: number; onClose: () => void }): ReactNode {
  const toast = useToast();
  const address = addressOf(invite.code);
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    onClose();
    toast(lasting === 0 ? say('link.copied') : say('invites.copied', { count: lasting / DAY_S }));
  };
  return (
    <Dialog title={say('invites.ready')} onClose={onClose}>
      <div className="mt-2">
        <Field label={say('invites.link')} value={address} readOnly onFocus={(event) => event.target.select()} hint={say('invites.link-note')} />
        <DialogActions>
          <Button onClick={onClose}>{say('close')}</Button>
          <Button data-first-focus="" kind="primary" icon={Copy} onClick={() => void copy()}>{say('link.copy')}</Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
