import { useState } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { useParley } from '../../app/parley.ts';
import type { Message } from '../../store/model.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { FieldError, TextArea } from '../../ui/Field.tsx';
import { useTask } from '../../ui/useTask.ts';
import { useToast } from '../../ui/Toast.tsx';
import { say } from '../../words/words.tsx';

const REASON_CHARACTERS_MIN = 10;
const REASON_CHARACTERS_MAX = 500;

/** Somebody else wrote this about the person: those who moderate are asked to weigh it. */
export function AboutMeDialog({ message, onClose }: { message: Message; onClose: () => void }): ReactNode {
  const { rights } = useParley();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const asking = useTask(async () => {
    await rights.askAbout(message.channelId, message.id, reason.trim());
    onClose();
    toast(say('about-me.done'));
  });
  const enough = reason.trim().length >= REASON_CHARACTERS_MIN;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (enough) void asking.run();
  };
  return (
    <Dialog title={say('about-me.title')} onClose={onClose}>
      <form onSubmit={onSubmit} className="space-y-4">
        <p className="text-ui text-text-secondary">{say('about-me.body')}</p>
        <blockquote dir="auto" className="border-border text-ui text-text-secondary line-clamp-4 border-s-2 ps-3 break-words whitespace-pre-wrap">{message.content}</blockquote>
        <TextArea data-first-focus="" label={say('about-me.reason')} value={reason} rows={3} maxLength={REASON_CHARACTERS_MAX} hint={say('about-me.reason-hint')} onChange={(event) => setReason(event.target.value)} />
        {asking.problem && <FieldError>{asking.problem}</FieldError>}
        <DialogActions>
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button type="submit" kind="primary" busy={asking.busy} disabled={!enough}>{say('about-me.do')}</Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
