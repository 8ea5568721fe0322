import type { ReactNode } from 'react';
import { useParley } from '../../app/parley.ts';
import type { Message } from '../../store/model.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog, DialogActions } from '../../ui/Dialog.tsx';
import { FieldError } from '../../ui/Field.tsx';
import { useTask } from '../../ui/useTask.ts';
import { say } from '../../words/words.tsx';

export function DeleteDialog({ message, onClose }: { message: Message; onClose: () => void }): ReactNode {
  const { messages } = useParley();
  const removing = useTask(async () => {
    await messages.remove(message);
    onClose();
  });
  return (
    <Dialog alert title={say('delete.title')} onClose={onClose}>
      <p className="text-ui text-text-secondary">{say('delete.body')}</p>
      <blockquote dir="auto" className="border-border text-ui text-text-secondary mt-3 line-clamp-4 border-s-2 ps-3 break-words whitespace-pre-wrap">{message.content}</blockquote>
      {removing.problem && <div className="mt-3"><FieldError>{removing.problem}</FieldError></div>}
      <DialogActions>
        <Button data-first-focus="" onClick={onClose}>{say('cancel')}</Button>
        <Button kind="danger" busy={removing.busy} onClick={() => void removing.run()}>{say('delete.do')}</Button>
      </DialogActions>
    </Dialog>
  );
}
