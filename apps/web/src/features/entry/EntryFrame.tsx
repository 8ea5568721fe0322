import type { MouseEvent, ReactNode } from 'react';
import { go, toPath } from '../../app/router.ts';
import type { Place } from '../../app/router.ts';
import { say } from '../../words/words.tsx';

/** Pages before one is in: the mark, one card, and the way to the other page. */
export function EntryFrame({ aside, children, card }: { aside?: ReactNode; children: ReactNode; card?: ReactNode }): ReactNode {
  return (
    <div className="scroller flex h-full flex-col overflow-y-auto">
      <header className="flex shrink-0 items-center justify-between gap-4 px-4 py-4 side:px-8 side:py-5">
        <PlaceLink to={{ at: 'home' }} className="text-title flex items-center gap-2.5 font-semibold">
          <img src="/favicon.svg" alt="" width="30" height="30" />
          {say('title.app')}
        </PlaceLink>
        {aside && <p className="text-text-secondary text-end">{aside}</p>}
      </header>
      <main className={`border-border bg-surface mx-auto mb-8 grid w-full side:mt-6 side:w-[calc(100%-3rem)] side:rounded-dialog side:border ${card ? 'max-w-[1038px] list:grid-cols-[1.6fr_1fr]' : 'max-w-[560px]'}`}>
        <div className="min-w-0 px-4 py-6 side:p-10">{children}</div>
        {card && <aside className="bg-surface-side border-border min-w-0 px-4 py-6 max-list:border-t side:p-8 list:rounded-e-dialog list:border-s">{card}</aside>}
      </main>
    </div>
  );
}

/** A link inside the client: a real address, without a page load. */
export function PlaceLink({ to, className, children }: { to: Place; className?: string; children: ReactNode }): ReactNode {
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(to);
  };
  return <a href={toPath(to)} onClick={onClick} className={className}>{children}</a>;
}

export const LINK = 'text-primary-text rounded-mention underline underline-offset-2';
