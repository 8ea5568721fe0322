import { Tooltip } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';

/** A word beside a control that already has its name. */
export function Hint({ text, children, side = 'bottom' }: { text: ReactNode; children: ReactElement; side?: 'top' | 'right' | 'bottom' }): ReactNode {
  return (
    <Tooltip.Root delayDuration={500} disableHoverableContent>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content side={side} sideOffset={6} collisionPadding={8}
          className="bg-text text-surface text-meta rounded-control pointer-events-none z-50 max-w-64 px-2 py-1">
          {text}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
