import { CircleAlert } from 'lucide-react';
import { memo, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import { Rendered } from '../../markdown/Rendered.tsx';
import type { User } from '../../store/model.ts';
import type { Echo } from '../../store/outbox.ts';
import { LinkButton } from '../../ui/Button.tsx';
import { codeWords } from '../../ui/problems.ts';
import { say } from '../../words/words.tsx';
import { useConversation } from './context.ts';
import { Heading, RowAvatar, RowFrame } from './MessageRow.tsx';

/** "Sending" is said only when it takes long enough to be noticed. */
const SENDING_SHOWN_MS = 400;

export const EchoRow = memo(function EchoRow({ echo, author, first, stop }: { echo: Echo; author: User; first: boolean; stop: boolean }) {
  const slow = useSlow(echo.writtenAt);
  const live = useParleyState((state) => state.connection.phase === 'live');
  const waiting = echo.tries > 0;
  const failed = echo.state === 'failed';
  // What waits behind another says nothing: the first one has said it.
  const aside = slow && live && !waiting && !failed && <span className="text-meta text-text-muted">{say('echo.sending')}</span>;
  return (
    <RowFrame first={first} stop={stop} bar={failed}
      label={say('message.label', { name: author.displayName, time: failed ? say('echo.not-sent') : say('echo.sending'), text: echo.content })}
      gutter={first && <RowAvatar id={author.id} name={author.displayName} at={echo.writtenAt} />}>
      {first && <Heading name={author.displayName} at={echo.writtenAt} aside={aside} />}
      <div className={`text-body compact:text-ui max-w-[72ch] break-words whitespace-pre-wrap ${failed ? '' : 'text-text-muted'}`}>
        <Rendered source={echo.content} tail={!first && aside ? <> {aside}</> : undefined} />
      </div>
      {failed && <FailedLine echo={echo} />}
      {!failed && waiting && slow && <WaitingLine echo={echo} live={live} />}
    </RowFrame>
  );
});

function FailedLine({ echo }: { echo: Echo }): ReactNode {
  const { messages } = useParley();
  const conversation = useConversation();
  const { problem } = echo;
  const conflict = problem?.is === 'refused' && problem.code === 'MUTATION_CONFLICT';
  const words = problem?.is === 'refused' ? codeWords(problem.code, problem.requestId) : say('echo.stale');
  const sendAsNew = () => {
    messages.discard(echo.mutationId);
    messages.send(echo.channelId, echo.content);
  };
  return (
    <p className="text-small text-danger-text flex flex-wrap items-center gap-x-2 gap-y-1">
      <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
      <span>{conflict ? words : say('echo.failed', { reason: words })}</span>
      {conflict || problem?.is === 'stale'
        ? <LinkButton onClick={sendAsNew}>{say('echo.send-as-new')}</LinkButton>
        : <LinkButton onClick={() => messages.tryAgain(echo.mutationId)}>{say('try-again')}</LinkButton>}
      <LinkButton onClick={() => conversation.takeBack(echo.mutationId, echo.content)}>{say('edit')}</LinkButton>
      <LinkButton onClick={() => messages.discard(echo.mutationId)}>{say('discard')}</LinkButton>
    </p>
  );
}

/** No answer yet: it waits here and is sent, once, when there is a connection. */
function WaitingLine({ echo, live }: { echo: Echo; live: boolean }): ReactNode {
  const { messages } = useParley();
  const conversation = useConversation();
  return (
    <p className="text-small text-danger-text flex flex-wrap items-center gap-x-2 gap-y-1">
      <CircleAlert size={14} strokeWidth={1.75} aria-hidden="true" />
      <span>{live ? say('echo.unanswered') : say('echo.waiting')}</span>
      <LinkButton onClick={() => messages.tryAgain(echo.mutationId)}>{say('try-again')}</LinkButton>
      {echo.state === 'queued' && (
        <>
          <LinkButton onClick={() => conversation.takeBack(echo.mutationId, echo.content)}>{say('edit')}</LinkButton>
          <LinkButton onClick={() => messages.discard(echo.mutationId)}>{say('discard')}</LinkButton>
        </>
      )}
    </p>
  );
}

function useSlow(since: number): boolean {
  const [slow, setSlow] = useState(() => Date.now() - since >= SENDING_SHOWN_MS);
  useEffect(() => {
    if (slow) return undefined;
    const timer = setTimeout(() => setSlow(true), SENDING_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [slow]);
  return slow;
}
