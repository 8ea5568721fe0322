import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import type { ChannelId, ServerId } from '../../store/model.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { Field, FieldError, TextArea } from '../../ui/Field.tsx';
import { useMutationId } from '../../ui/useMutationId.ts';
import { useTask } from '../../ui/useTask.ts';
import { say } from '../../words/words.tsx';
import { RetentionForm } from '../settings/RetentionForm.tsx';

/** Makes a channel, or changes one. */
export function ChannelDialog({ serverId, channelId, onClose }: { serverId: ServerId; channelId: ChannelId | null; onClose: () => void }): ReactNode {
  const { servers } = useParley();
  const facts = useParleyState((state) => (channelId === null ? undefined : state.channels.get(channelId)?.facts));
  const [name, setName] = useState(facts?.name ?? '');
  const [topic, setTopic] = useState(facts?.topic ?? '');
  const mutationId = useMutationId([name, topic]);
  const saving = useTask(async () => {
    if (channelId !== null) await servers.updateChannel(channelId, name.trim(), topic.trim());
    else go({ at: 'channel', channelId: await servers.createChannel(serverId, name.trim(), topic.trim(), mutationId), messageId: null });
    onClose();
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') void saving.run();
  };
  return (
    <Dialog title={channelId === null ? say('channel.create') : say('channel.edit')} onClose={onClose}>
      <form onSubmit={onSubmit} className="mt-3 space-y-4">
        <Field data-first-focus="" label={say('channel.name')} value={name} maxLength={100} required autoComplete="off" onChange={(event) => setName(event.target.value)} />
        <TextArea label={say('channel.topic')} value={topic} rows={3} maxLength={1024} hint={say('channel.topic-hint')} onChange={(event) => setTopic(event.target.value)} />
        {saving.problem && <FieldError>{saving.problem}</FieldError>}
        <DialogActions>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" kind="primary" busy={saving.busy} disabled={name.trim() === ''}>{channelId === null ? say('channel.create-do') : say('save')}</Button>
        </DialogActions>
      </form>
      {facts && (
        <RetentionForm label={say('retention.set-channel')} says={facts.retention} none={say('retention.as-above')} set={(days) => servers.setChannelRetention(serverId, facts.id, days)} />
      )}
    </Dialog>
  );
}

export function DeleteChannelDialog({ channelId, onClose }: { channelId: ChannelId; onClose: () => void }): ReactNode {
  const { servers } = useParley();
  const facts = useParleyState((state) => state.channels.get(channelId)?.facts);
  return (
    <Destroying title={say('channel.delete-title', { name: facts?.name ?? '' })} body={say('channel.delete-body')} verb={say('channel.delete')} onClose={onClose}
      work={() => servers.removeChannel(channelId)} />
  );
}

export function LeaveDialog({ serverId, onClose }: { serverId: ServerId; onClose: () => void }): ReactNode {
  const { servers } = useParley();
  const name = useParleyState((state) => state.servers.get(serverId)?.facts.name ?? '');
  const leave = async () => {
    await servers.leave(serverId);
    go({ at: 'home' }, 'replace');
  };
  return <Destroying title={say('server.leave-title', { name })} body={say('server.leave-body')} verb={say('server.leave')} onClose={onClose} work={leave} />;
}

/** A question with a consequence: the focus is on the way out. */
export function Destroying({ title, body, verb, work, onClose }: {
  title: string; body: string; verb: string; work: () => Promise<unknown>; onClose: () => void;
}): ReactNode {
  const doing = useTask(async () => {
    await work();
    onClose();
  });
  return (
    <Dialog alert title={title} onClose={onClose}>
      <p className="text-ui text-text-secondary">{body}</p>
      {doing.problem && <div className="mt-3"><FieldError>{doing.problem}</FieldError></div>}
      <DialogActions>
        <Button data-first-focus="" onClick={onClose}>{say('cancel')}</Button>
        <Button kind="danger" busy={doing.busy} onClick={() => void doing.run()}>{verb}</Button>
      </DialogActions>
    </Dialog>
  );
}
