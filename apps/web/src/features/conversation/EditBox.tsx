import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useParley } from '../../app/parley.ts';
import type { Message } from '../../store/model.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/Field.tsx';
import { useCoarsePointer } from '../../ui/useMedia.ts';
import { useTask } from '../../ui/useTask.ts';
import { say } from '../../words/words.tsx';
import { useConversation } from './context.ts';
import { growToFit } from './grow.ts';
import { CONTENT_CHARACTERS_MAX, countCharacters } from './limits.ts';

/** The message becomes a composer in its own place. */
export function EditBox({ message }: { message: Message }): ReactNode {
  const { messages } = useParley();
  const conversation = useConversation();
  const coarse = useCoarsePointer();
  const [text, setText] = useState(message.content);
  const box = useRef<HTMLTextAreaElement>(null);
  const saving = useTask(async () => {
    await messages.edit(message, text.trim());
    conversation.stopEditing();
  });
  const tooLong = countCharacters(text) > CONTENT_CHARACTERS_MAX;

  useEffect(() => {
    box.current?.focus();
    box.current?.setSelectionRange(text.length, text.length);
    // Once, when the box opens.
  }, []);
  useEffect(() => growToFit(box.current), [text]);

  const save = () => {
    if (text.trim() === '') conversation.remove(message, false);
    else if (text.trim() === message.content) conversation.stopEditing();
    else if (!tooLong) void saving.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Escape') conversation.stopEditing();
    if (event.key !== 'Enter' || event.shiftKey || coarse || event.nativeEvent.isComposing) return;
    event.preventDefault();
    save();
  };
  return (
    <div className="my-1 max-w-[80ch]">
      <textarea ref={box} rows={1} value={text} dir="auto" aria-label={say('edit.label')} onKeyDown={onKeyDown} onChange={(event) => setText(event.target.value)}
        className="bg-surface-raised border-border-control rounded-card text-body scroller block w-full resize-none border px-3 py-2" />
      <div className="mt-1.5 flex flex-wrap items-center gap-2">
        <Button kind="primary" onClick={save} busy={saving.busy} disabled={tooLong}>{say('edit.save')}</Button>
        <Button onClick={conversation.stopEditing}>{say('cancel')}</Button>
        {!coarse && <span className="text-meta text-text-muted">{say('edit.keys')}</span>}
        {tooLong && <span className="text-small text-danger-text">{say('composer.too-long', { count: countCharacters(text) - CONTENT_CHARACTERS_MAX })}</span>}
      </div>
      {saving.problem && <FieldError>{saving.problem}</FieldError>}
    </div>
  );
}
