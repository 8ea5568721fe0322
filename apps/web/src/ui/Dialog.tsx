import { Dialog as Radix } from 'radix-ui';
import { X } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { say } from '../words/words.tsx';
import { IconButton } from './Button.tsx';
import { useReturnFocus } from './useReturnFocus.ts';

interface DialogProps {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Something is destroyed: an alert, with the focus on the way out. */
  readonly alert?: boolean;
  readonly hideTitle?: boolean;
  readonly wide?: boolean;
}

/**
 * The backdrop is our own element: Radix's Overlay injects a style that the content security policy refuses, for a
 * scroll lock that is not needed here.
 */
export function Dialog({ title, onClose, children, alert = false, hideTitle = false, wide = false }: DialogProps): ReactNode {
  const content = useRef<HTMLDivElement>(null);
  const returnFocus = useReturnFocus();
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <div className="fixed inset-0 z-30 bg-(--backdrop)" aria-hidden="true" />
        <Radix.Content ref={content} role={alert ? 'alertdialog' : 'dialog'} aria-modal="true" aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            const first = content.current?.querySelector<HTMLElement>('[data-first-focus]');
            if (!first) return;
            event.preventDefault();
            first.focus({ preventScroll: true });
          }}
          onCloseAutoFocus={returnFocus}
          className={`dialog fixed z-40 flex max-h-[90dvh] w-full flex-col max-side:inset-x-0 max-side:bottom-0 max-side:rounded-b-none side:top-1/2 side:left-1/2 side:-translate-1/2 ${wide ? 'side:max-w-[560px]' : 'side:max-w-[440px]'}`}>
          <div className={`flex items-start gap-3 px-6 pt-5 ${hideTitle ? 'sr-only' : ''}`}>
            <Radix.Title className="text-title grow font-semibold text-balance">{title}</Radix.Title>
            {!alert && !hideTitle && <IconButton icon={X} label={say('close')} onClick={onClose} className="-me-2 -mt-1" />}
          </div>
          <div className={`scroller overflow-y-auto [scrollbar-gutter:auto] ${hideTitle ? '' : 'px-6 pt-1.5 pb-5'}`}>{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export function DialogActions({ children }: { children: ReactNode }): ReactNode {
  return <div className="mt-5 flex flex-wrap justify-end gap-2">{children}</div>;
}
