/** Rows that say where one is: the start of a channel, days, what is new, what is loading. */
import { MessagesSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ChannelEntry } from '../../store/state.ts';
import { allows, Permission } from '../../store/permissions.ts';
import { Button } from '../../ui/Button.tsx';
import { clockTime, dayWords } from '../../words/time.ts';
import { say } from '../../words/words.tsx';
import { focusComposer } from '../shell/regions.ts';
import { useRetention } from './useRetention.ts';

export function DayRow({ at }: { at: number }): ReactNode {
  return (
    <div role="listitem" className="text-meta text-text-muted flex items-center gap-3 px-3 pt-5 pb-2 font-medium side:px-5">
      <span className="bg-border h-px grow" />
      <span>{dayWords(at, Date.now())}</span>
      <span className="bg-border h-px grow" />
    </div>
  );
}

export function UnreadRow({ since }: { since: number | null }): ReactNode {
  return (
    <div role="listitem" className="text-meta text-attention-text flex items-center gap-2.5 px-3 pt-4 font-semibold side:px-5">
      <span>{since === null ? say('unread.new') : say('unread.since', { time: clockTime(since) })}</span>
      <span className="bg-attention-line h-0.5 grow" />
    </div>
  );
}

export function ChannelStart({ channel, empty }: { channel: ChannelEntry; empty: boolean }): ReactNode {
  const retention = useRetention(channel.facts)?.words;
  const { name } = channel.facts;
  if (!empty) {
    return <p role="listitem" className="text-small text-text-secondary px-3 pt-6 pb-1 side:px-5">{say('channel.start', { name })}</p>;
  }
  return (
    <div role="listitem" className="px-3 py-4 side:px-5">
      <div className="border-border-control rounded-card flex flex-col items-center border border-dashed px-6 py-8 text-center">
        <MessagesSquare size={20} strokeWidth={1.75} aria-hidden="true" className="text-primary-text mb-3" />
        <h2 className="text-title text-balance">{say('channel.empty', { name })}</h2>
        {retention && <p className="text-ui text-text-secondary">{say('channel.empty-retention', { retention: lowerFirst(retention) })}</p>}
        {allows(channel.permissions, Permission.SEND_MESSAGES) && (
          <Button kind="primary" className="mt-4" onClick={focusComposer}>{say('channel.write-first')}</Button>
        )}
      </div>
    </div>
  );
}

export function OlderRow(): ReactNode {
  return <div role="listitem" aria-label={say('messages.loading')}><Shapes /></div>;
}

/** Three message shapes, without shimmer. */
export function Shapes(): ReactNode {
  return (
    <div aria-hidden="true" className="px-3 py-2 side:px-5">
      {[56, 72, 44].map((width) => (
        <div key={width} className="flex gap-3.5 py-2.5">
          <span className="bg-surface-hover rounded-card size-10 shrink-0" />
          <span className="grow space-y-2 pt-1">
            <span className="bg-surface-hover rounded-control block h-3 w-28" />
            <span className="bg-surface-hover rounded-control block h-3" style={{ width: `${width}%` }} />
          </span>
        </div>
      ))}
    </div>
  );
}

export function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase() + text.slice(1);
}
