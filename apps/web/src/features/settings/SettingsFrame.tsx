import { ArrowLeft, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Fragment, useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { go } from '../../app/router.ts';
import type { Place } from '../../app/router.ts';
import type { ServerId } from '../../store/model.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useNarrow } from '../../ui/useMedia.ts';
import { say } from '../../words/words.tsx';
import { Rail } from '../rail/Rail.tsx';

export interface Section {
  readonly to: Place;
  readonly label: string;
  readonly icon: LucideIcon;
  readonly current: boolean;
  /** Stands above the first section of a group. */
  readonly group?: string | undefined;
}

interface SettingsFrameProps {
  readonly title: string;
  readonly sections: readonly Section[];
  readonly serverId: ServerId | null;
  /** Null when there is nothing to go back to: the rest of the client is closed to this person. */
  readonly back: Place | null;
  readonly heading: string;
  readonly lead?: ReactNode;
  /** Room for a second column. */
  readonly wide?: boolean;
  /** At the end of the list of sections. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A document beside its list of sections; Esc goes back to the conversation. */
export function SettingsFrame({ title, sections, serverId, back, heading, lead, wide = false, aside, children }: SettingsFrameProps): ReactNode {
  const narrow = useNarrow();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const busy = event.defaultPrevented || document.querySelector('[role=dialog], [role=alertdialog], [role=menu]');
      if (event.key === 'Escape' && !busy && back) go(back);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [back]);
  useEffect(() => {
    document.title = say('title.page', { page: heading });
  }, [heading]);
  const list = useRef<HTMLElement>(null);
  useEffect(() => {
    // Newer browsers answer a promise, which is no clean-up.
    void list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [heading]);
  const nav = (
    <nav ref={list} aria-label={title} className={narrow ? 'border-border scroller flex shrink-0 gap-1 overflow-x-auto border-b px-2 py-1.5' : 'scroller min-h-0 grow space-y-0.5 overflow-y-auto px-2 py-3 [scrollbar-gutter:auto]'}>
      {sections.map(({ to, label, icon: Icon, current, group }) => (
        <Fragment key={label}>
          {group && !narrow && <p className="text-meta text-text-secondary px-2.5 pt-3 pb-1 font-medium first:pt-0">{group}</p>}
          <button type="button" aria-current={current ? 'page' : undefined} onClick={() => go(to, narrow ? 'replace' : 'push')}
            className={`target ring-inside rounded-control text-row flex h-9 items-center gap-2.5 px-2.5 whitespace-nowrap ${narrow ? 'shrink-0' : 'w-full'} ${current ? 'bg-surface-active text-text font-medium' : 'text-text-secondary hover:bg-surface-hover'}`}>
            <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
            {label}
          </button>
        </Fragment>
      ))}
    </nav>
  );
  return (
    <div className={`flex h-full ${narrow ? 'bg-surface flex-col' : ''}`}>
      {narrow ? (
        <header className="border-border flex h-14 shrink-0 items-center gap-2 border-b px-2">
          {back && <IconButton icon={ArrowLeft} label={say('close')} onClick={() => go(back)} className="rtl:-scale-x-100" />}
          <p className="text-title grow truncate px-2 font-semibold">{title}</p>
          {aside}
        </header>
      ) : back && <Rail current={serverId} />}
      {narrow ? nav : (
        <div className="edge bg-surface-side flex w-56 shrink-0 flex-col members:w-65">
          <header className="text-body border-border flex h-15 shrink-0 items-center border-b px-4 font-semibold"><bdi className="truncate">{title}</bdi></header>
          {nav}
          {aside && <footer className="border-border shrink-0 border-t p-3">{aside}</footer>}
        </div>
      )}
      <main tabIndex={0} aria-label={heading} className="bg-surface ring-inside scroller relative min-h-0 min-w-0 grow overflow-y-auto">
        {!narrow && back && (
          <div className="absolute end-5 top-5">
            <IconButton icon={X} label={say('close')} onClick={() => go(back)} className="border-border size-9 border" />
          </div>
        )}
        <div className={`px-4 py-6 list:px-14 list:py-9 ${wide ? 'max-w-[1120px]' : 'max-w-[760px]'}`}>
          <h1 className="text-h1 pe-12">{heading}</h1>
          {lead && <p className="text-body text-text-secondary mt-0.5 max-w-[62ch] pe-10">{lead}</p>}
          <div className="mt-6">{children}</div>
        </div>
      </main>
    </div>
  );
}

export function Part({ title, children }: { title: ReactNode; children: ReactNode }): ReactNode {
  return (
    <section className="mb-9">
      <h2 className="text-title mb-3">{title}</h2>
      {children}
    </section>
  );
}

/** One thing of a list, with what can be done about it. */
export function Item({ children, actions }: { children: ReactNode; actions?: ReactNode }): ReactNode {
  return (
    <li className="border-border flex min-h-14 items-center gap-3 border-b py-2">
      <div className="flex min-w-0 grow items-center gap-3">{children}</div>
      {actions && <div className="flex shrink-0 gap-2">{actions}</div>}
    </li>
  );
}
