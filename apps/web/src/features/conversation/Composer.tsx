import { SendHorizontal } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useParley } from '../../app/parley.ts';
import { DEVICE_PREFIXES, readUnder, writeUnder } from '../../device/storage.ts';
import { allows, Permission } from '../../store/permissions.ts';
import type { ChannelEntry } from '../../store/state.ts';
import { Hint } from '../../ui/Hint.tsx';
import { useCoarsePointer } from '../../ui/useMedia.ts';
import { say } from '../../words/words.tsx';
import { COMPOSER_ID } from '../shell/regions.ts';
import { growToFit } from './grow.ts';
import { CONTENT_CHARACTERS_MAX, countCharacters, COUNTED_FROM } from './limits.ts';

interface ComposerProps {
  readonly channel: ChannelEntry;
  /** Words taken back from an echo; each new object is put into the box once. */
  readonly handedBack: { readonly content: string } | null;
  readonly onSent: () => void;
  readonly onEditLast: () => void;
}

export function Composer({ channel, handedBack, onSent, onEditLast }: ComposerProps): ReactNode {
  const { messages } = useParley();
  const coarse = useCoarsePointer();
  const { id, name } = channel.facts;
  const [text, setText] = useDraft(id);
  const [full, setFull] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);

  useEffect(() => growToFit(box.current), [text]);
  useEffect(() => () => messages.stopTyping(id), [messages, id]);
  useEffect(() => {
    if (!handedBack) return;
    setText((now) => (now.trim() === '' ? handedBack.content : `${now}\n${handedBack.content}`));
    box.current?.focus();
  }, [handedBack, setText]);
  useEffect(() => {
    if (!coarse) box.current?.focus({ preventScroll: true });
    // On opening a channel; later the person decides where the focus is.
  }, [id]);

  if (!allows(channel.permissions, Permission.SEND_MESSAGES)) {
    return <p className="bg-surface-side text-text-secondary border-border rounded-card text-ui mx-2 border px-4 py-3 side:mx-5">{say('composer.read-only', { name })}</p>;
  }

  const left = CONTENT_CHARACTERS_MAX - countCharacters(text);
  const sendable = text.trim() !== '' && left >= 0;
  const send = () => {
    if (!sendable) return;
    if (!messages.send(id, text.trim())) {
      setFull(true);
      return;
    }
    setFull(false);
    setText('');
    onSent();
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowUp' && text === '' && !event.altKey && !event.ctrlKey) {
      event.preventDefault();
      onEditLast();
    }
    if (event.key !== 'Enter' || event.shiftKey || coarse || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <div className="px-2 side:px-5">
      <div className="bg-surface-raised border-border-control rounded-card has-[textarea:focus-visible]:outline-focus-ring flex items-end gap-2 border p-1.5 ps-4 has-[textarea:focus-visible]:outline-(length:--focus-width) has-[textarea:focus-visible]:outline-offset-2">
        <textarea ref={box} id={COMPOSER_ID} rows={1} value={text} dir="auto" aria-label={say('composer.label', { name })} placeholder={say('composer.label', { name })}
          aria-describedby={left <= COUNTED_FROM ? 'composer-left' : undefined} onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value.trim() === '') messages.stopTyping(id);
            else messages.typing(id);
          }}
          className="scroller text-body min-w-0 grow resize-none self-center bg-transparent py-1.5 outline-none" />
        <Hint text={say('composer.send')} side="top">
          <button type="button" onClick={send} aria-label={say('composer.send')} aria-disabled={!sendable || undefined}
            className="target bg-primary text-on-primary rounded-input hover:bg-primary-hover grid size-9 shrink-0 place-items-center transition-colors duration-80">
            <SendHorizontal size={18} strokeWidth={1.75} aria-hidden="true" className="rtl:-scale-x-100" />
          </button>
        </Hint>
      </div>
      {left <= COUNTED_FROM && (
        <p id="composer-left" className={`text-small tabular mt-1 ${left < 0 ? 'text-danger-text' : 'text-text-secondary'}`}>
          {left < 0 ? say('composer.too-long', { count: -left }) : say('composer.left', { count: left })}
        </p>
      )}
      {full && <p role="alert" className="text-small text-danger-text mt-1">{say('composer.full')}</p>}
    </div>
  );
}

const DRAFT_WRITTEN_AFTER_MS = 300;

/** A draft per channel, on this device. */
function useDraft(channelId: string) {
  const [text, setText] = useState(() => readUnder(DEVICE_PREFIXES.draft, channelId) ?? '');
  useEffect(() => {
    const keep = () => writeUnder(DEVICE_PREFIXES.draft, channelId, text === '' ? null : text);
    if (text === '') {
      keep();
      return undefined;
    }
    const timer = setTimeout(keep, DRAFT_WRITTEN_AFTER_MS);
    addEventListener('pagehide', keep);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', keep);
    };
  }, [channelId, text]);
  return [text, setText] as const;
}
