import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import type { ChannelFacts } from '../../store/model.ts';
import { announcedChange } from '../../store/retention.ts';
import { shareOfDays, TimeRing } from '../../ui/TimeRing.tsx';
import { changeWords } from '../../words/kept.ts';
import { say } from '../../words/words.tsx';
import { useRetention } from './useRetention.ts';
import type { ChannelRetention } from './useRetention.ts';

const LEVELS = ['retention.by-instance', 'retention.by-server', 'retention.by-channel'] as const;

/** How long messages of this channel are kept, said where they are written. */
export function RetentionBadge({ channel }: { channel: ChannelFacts }): ReactNode {
  const retention = useRetention(channel);
  if (!retention) return null;
  return (
    <Popover.Root>
      <Popover.Trigger className="target border-border rounded-pill text-small hover:bg-surface-hover bg-surface-raised inline-flex min-h-7 shrink-0 items-center gap-1.5 border px-2 side:gap-2 side:px-2.5">
        <TimeRing share={shareOfDays(retention.days)} />
        <span className="max-side:hidden">{retention.words}</span>
        <span className="side:hidden">{shortened(retention.words)}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content align="end" sideOffset={6} collisionPadding={8} aria-label={say('retention.label')} className="popup text-ui z-50 w-80 max-w-[calc(100vw-1rem)] px-4 py-3">
          <Explained retention={retention} />
          <p className="text-text-secondary mt-2">{say('encryption.note')}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Explained({ retention: { levels, days } }: { retention: ChannelRetention }): ReactNode {
  const change = announcedChange(levels);
  const setBy = LEVELS[levels.findIndex((level) => level?.days === days)];
  return (
    <>
      <p>{days === 0 ? say('retention.until-deleted') : say('retention.after-days', { count: days })}</p>
      {days > 0 && setBy && <p className="text-text-secondary mt-2">{say(setBy)}</p>}
      {change && <p className="mt-2 font-medium">{changeWords(change)}</p>}
    </>
  );
}

/** The ring stands for "kept" where there is little room. */
function shortened(words: string): string {
  const rest = words.replace(/^Kept /, '');
  return rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
}
