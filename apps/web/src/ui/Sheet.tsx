import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { useReturnFocus } from './useReturnFocus.ts';

/** A column that has no room of its own comes in from the side. */
export function Sheet({ side, label, onClose, children }: { side: 'start' | 'end'; label: string; onClose: () => void; children: ReactNode }): ReactNode {
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <div className="fixed inset-0 z-30 bg-(--backdrop)" aria-hidden="true" />
        <Radix.Content aria-describedby={undefined} onCloseAutoFocus={returnFocus} className={`bg-surface-side fixed inset-y-0 z-40 flex w-72 max-w-[85vw] flex-col ${side === 'start' ? 'start-0' : 'end-0'}`}>
          <Radix.Title className="sr-only">{label}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
