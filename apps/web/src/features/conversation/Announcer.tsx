import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Message, User, UserId } from '../../store/model.ts';
import { say } from '../../words/words.tsx';
import { useAttention } from '../../ui/useAttention.ts';

const GATHER_MS = 800;

/**
 * Reads new messages out, politely: only those that come at the end while it is in view, the tab has the attention
 * and nobody is writing. A burst becomes one sentence. The list itself is no live region: older rows would be read.
 */
export function Announcer({ entries, users, self, listening }: {
  entries: readonly Message[]; users: ReadonlyMap<UserId, User>; self: UserId; listening: boolean;
}): ReactNode {
  const attention = useAttention();
  const [words, setWords] = useState('');
  const lastSeq = useRef(entries.at(-1)?.seq ?? 0);
  const gathered = useRef<Message[]>([]);

  useEffect(() => {
    const fresh = entries.slice(-20).filter((entry) => entry.seq > lastSeq.current && entry.authorId !== self);
    lastSeq.current = Math.max(lastSeq.current, entries.at(-1)?.seq ?? 0);
    const writing = document.activeElement instanceof HTMLTextAreaElement && document.activeElement.value !== '';
    if (fresh.length === 0 || !listening || !attention || writing) return undefined;
    gathered.current.push(...fresh);
    const timer = setTimeout(() => {
      setWords(inWords(gathered.current, users));
      gathered.current = [];
    }, GATHER_MS);
    return () => clearTimeout(timer);
  }, [entries, users, self, listening, attention]);

  return <div role="status" aria-live="polite" className="sr-only">{words}</div>;
}

function inWords(messages: readonly Message[], users: ReadonlyMap<UserId, User>): string {
  const [only] = messages;
  if (messages.length === 1 && only) {
    const name = (only.authorId && users.get(only.authorId)?.displayName) || say('user.gone');
    return say('announce.one', { name, text: only.content });
  }
  return say('announce.several', { count: messages.length, people: new Set(messages.map((message) => message.authorId)).size });
}
