import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import { go, toPath } from '../../app/router.ts';
import type { Message, MessageId } from '../../store/model.ts';
import type { ChannelEntry } from '../../store/state.ts';
import { Button } from '../../ui/Button.tsx';
import { problemWords } from '../../ui/problems.ts';
import { useToast } from '../../ui/Toast.tsx';
import { useAttention } from '../../ui/useAttention.ts';
import { say } from '../../words/words.tsx';
import { AboutMeDialog } from './AboutMeDialog.tsx';
import { Banner } from './Banner.tsx';
import { Composer } from './Composer.tsx';
import { ConversationContext } from './context.ts';
import type { Conversation } from './context.ts';
import { DeleteDialog } from './DeleteDialog.tsx';
import { FooterLine } from './FooterLine.tsx';
import { MessageList } from './MessageList.tsx';
import { Shapes } from './Signposts.tsx';

const SKELETON_AFTER_MS = 200;

/** Banners, messages, composer and footer of one channel. Mounted anew for each channel. */
export function ChannelPane({ channel, messageId, onListKeys }: { channel: ChannelEntry; messageId: MessageId | null; onListKeys: () => void }): ReactNode {
  const { messages, store } = useParley();
  const toast = useToast();
  const { id } = channel.facts;
  const log = useParleyState((state) => state.logs.get(id));
  const self = useParleyState((state) => state.self?.account.user);
  const { problem, reopen, generation, backToNow } = useOpened(id, messageId);
  const [divider, clearDivider] = useDivider(channel);
  const [editing, setEditing] = useState<MessageId | null>(null);
  const [removing, setRemoving] = useState<Message | null>(null);
  const [asking, setAsking] = useState<Message | null>(null);
  const [handedBack, setHandedBack] = useState<{ content: string } | null>(null);

  const conversation = useMemo<Conversation>(() => ({
    edit: (message) => setEditing(message.id),
    stopEditing: () => setEditing(null),
    remove: (message, quietly) => {
      if (!quietly) setRemoving(message);
      else messages.remove(message).catch(() => setRemoving(message));
    },
    copyLink: (message) => {
      const address = new URL(toPath({ at: 'channel', channelId: message.channelId, messageId: message.id }), location.href).href;
      void navigator.clipboard.writeText(address).then(() => toast(say('link.copied')));
    },
    markUnreadFrom: (message) => void messages.markUnreadFrom(message).then(() => toast(say('message.marked-unread')), () => undefined),
    askAbout: setAsking,
    listKeys: onListKeys,
    takeBack: (mutationId, content) => {
      messages.discard(mutationId);
      setHandedBack({ content });
    },
  }), [messages, toast, onListKeys]);

  const editLast = useCallback(() => {
    const own = store.get().self?.account.user.id;
    const last = store.get().logs.get(id)?.entries.findLast((entry) => entry.authorId === own);
    if (last) setEditing(last.id);
  }, [store, id]);
  const onSent = () => {
    clearDivider();
    if (log?.hasNewer) backToNow();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && divider !== null) {
      clearDivider();
      void messages.markRead(id).catch(() => undefined);
    }
  };

  return (
    <ConversationContext value={conversation}>
      <div className="flex min-h-0 grow flex-col" onKeyDown={onKeyDown}>
        <Banner />
        <section data-region="messages" aria-label={say('messages.label', { channel: channel.facts.name })} className="flex min-h-0 grow flex-col">
          {log && self ? (
            <MessageList key={generation} channel={channel} log={log} messageId={messageId} editing={editing} self={self} divider={divider} onBackToNow={backToNow} />
          ) : <Opening problem={problem} onRetry={reopen} />}
        </section>
        <section data-region="composer" aria-label={say('composer.region')} className="shrink-0">
          <Composer channel={channel} handedBack={handedBack} onSent={onSent} onEditLast={editLast} />
          <FooterLine channel={channel} />
        </section>
      </div>
      {asking && <AboutMeDialog message={asking} onClose={() => setAsking(null)} />}
      {removing && <DeleteDialog message={removing} onClose={() => {
        setRemoving(null);
        setEditing(null);
      }} />}
    </ConversationContext>
  );
}

function Opening({ problem, onRetry }: { problem: unknown; onRetry: () => void }): ReactNode {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), SKELETON_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  if (problem) {
    return (
      <div role="alert" className="m-auto max-w-sm px-6 text-center">
        <p className="text-text-secondary mb-4">{problemWords(problem)}</p>
        <Button onClick={onRetry}>{say('try-again')}</Button>
      </div>
    );
  }
  return <div className="mt-auto" aria-busy="true">{shown && <><span className="sr-only">{say('messages.loading')}</span><Shapes /></>}</div>;
}

/** `generation` grows when the window on the screen was replaced by the newest page: the list then starts at its end. */
function useOpened(id: ChannelEntry['facts']['id'], messageId: MessageId | null) {
  const { messages, store } = useParley();
  const [problem, setProblem] = useState<unknown>(null);
  const [generation, setGeneration] = useState(0);
  const [tries, setTries] = useState(0);
  const live = useParleyState((state) => state.connection.phase === 'live');
  useEffect(() => {
    let left = false;
    setProblem(null);
    const past = store.get().logs.get(id)?.hasNewer === true;
    messages.open(id, messageId).then(
      () => !left && past && messageId === null && setGeneration((count) => count + 1),
      (fault: unknown) => !left && setProblem(fault),
    );
    return () => {
      left = true;
    };
  }, [messages, store, id, messageId, live, tries]);
  useEffect(() => () => messages.close(), [messages]);

  const backToNow = () => {
    if (messageId !== null) go({ at: 'channel', channelId: id, messageId: null });
    else messages.loadNewest(id).then(() => setGeneration((count) => count + 1), () => undefined);
  };
  return { problem, reopen: () => setTries((count) => count + 1), generation, backToNow };
}

/** Stands where reading stopped, from opening or from the first message nobody looked at, until the person is done with it. */
function useDivider(channel: ChannelEntry): readonly [number | null, () => void] {
  const attention = useAttention();
  const [after, setAfter] = useState<number | null>(channel.unread > 0 ? channel.readSeq : null);
  const unread = useRef(channel.unread);
  useEffect(() => {
    const grew = channel.unread > unread.current;
    unread.current = channel.unread;
    if (grew && !attention) setAfter((now) => now ?? channel.readSeq);
  }, [channel.unread, channel.readSeq, attention]);
  return [after, useCallback(() => setAfter(null), [])];
}
