import { Toast as Radix } from 'radix-ui';
import { Check } from 'lucide-react';
import { createContext, useCallback, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { say } from '../words/words.tsx';

const SHOWN_MS = 6_000;

interface Confirmation {
  readonly id: number;
  readonly text: string;
}

const ToastContext = createContext<(text: string) => void>(() => undefined);

/** Confirmations only: what went wrong is said where it happened. */
export function useToast(): (text: string) => void {
  return useContext(ToastContext);
}

export function ToastRoom({ children }: { children: ReactNode }): ReactNode {
  const [shown, setShown] = useState<readonly Confirmation[]>([]);
  const show = useCallback((text: string) => setShown((all) => [...all.slice(-1), { id: (all.at(-1)?.id ?? 0) + 1, text }]), []);
  const room = useMemo(() => children, [children]);
  return (
    <ToastContext value={show}>
      <Radix.Provider duration={SHOWN_MS} label={say('toast.label')} swipeDirection="left">
        {room}
        {shown.map((each) => (
          <Radix.Root key={each.id} onOpenChange={(open) => !open && setShown((all) => all.filter((other) => other.id !== each.id))}
            className="bg-text text-surface rounded-control text-ui flex items-center gap-3 px-4 py-2.5">
            <Check size={16} aria-hidden="true" />
            <Radix.Title>{each.text}</Radix.Title>
          </Radix.Root>
        ))}
        <Radix.Viewport className="fixed start-4 bottom-4 z-50 flex w-max max-w-[calc(100vw-2rem)] flex-col gap-2 outline-none" />
      </Radix.Provider>
    </ToastContext>
  );
}
