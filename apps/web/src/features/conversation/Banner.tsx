import { CloudOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useParley, useParleyState } from '../../app/parley.ts';
import { Button } from '../../ui/Button.tsx';
import { say } from '../../words/words.tsx';

const SHOWN_AFTER_MS = 2_000;

/** At the top of the pane while the connection is away. Nothing for the first two seconds. */
export function Banner(): ReactNode {
  const { tryNow } = useParley();
  const { phase, lostAt, retryAt } = useParleyState((state) => state.connection);
  const now = useSeconds(lostAt !== null);
  if (lostAt === null || phase === 'live' || phase === 'ended' || now - lostAt < SHOWN_AFTER_MS) return null;
  const seconds = retryAt === null ? 0 : Math.max(0, Math.ceil((retryAt - now) / 1000));
  return (
    <section aria-label={say('banner.label')} data-region="banner" tabIndex={-1} className="px-2 pt-2 side:px-4">
      <div className="bg-surface-side border-border rounded-control text-ui flex items-center gap-3 border py-1.5 ps-3.5 pe-2">
        <CloudOff size={18} strokeWidth={1.75} aria-hidden="true" className="shrink-0" />
        <p role="status" className="sr-only">{say('banner.lost')}</p>
        <p aria-hidden="true" className="tabular grow">{seconds > 0 ? say('banner.retry-in', { count: seconds }) : say('banner.trying')}</p>
        <Button onClick={tryNow} className="shrink-0">{say('banner.try-now')}</Button>
      </div>
    </section>
  );
}

function useSeconds(running: boolean): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (!running) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}
