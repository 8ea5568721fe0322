import { Popover } from 'radix-ui';
import type { ReactNode } from 'react';
import { useInstance } from '../../app/useInstance.ts';
import { TimeRing } from '../../ui/TimeRing.tsx';
import { say } from '../../words/words.tsx';

/** The words come from the API. Until something sets a time, the ring is full. */
export function RetentionBadge(): ReactNode {
  const retention = useInstance()?.messageRetention;
  if (!retention) return null;
  return (
    <Popover.Root>
      <Popover.Trigger className="target border-border rounded-pill text-small hover:bg-surface-hover bg-surface-raised inline-flex min-h-7 shrink-0 items-center gap-1.5 border px-2 side:gap-2 side:px-2.5">
        <TimeRing share={1} />
        <span className="max-side:hidden">{retention}</span>
        <span className="side:hidden">{shortened(retention)}</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content align="end" sideOffset={6} collisionPadding={8} aria-label={say('retention.label')} className="popup text-ui z-50 w-80 max-w-[calc(100vw-1rem)] px-4 py-3">
          <p>{say('retention.until-deleted')}</p>
          <p className="text-text-secondary mt-2">{say('encryption.note')}</p>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** The ring stands for "kept" where there is little room. */
function shortened(retention: string): string {
  const rest = retention.replace(/^Kept /, '');
  return rest.charAt(0).toLocaleUpperCase() + rest.slice(1);
}
