import { Plus } from 'lucide-react';
import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { useParleyState } from '../../app/parley.ts';
import { go } from '../../app/router.ts';
import type { ServerId } from '../../store/model.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Hint } from '../../ui/Hint.tsx';
import { say } from '../../words/words.tsx';
import { AddServerDialog } from './AddServerDialog.tsx';

/** Servers, one Tab stop, arrows between them. */
export function Rail({ current }: { current: ServerId | null }): ReactNode {
  const order = useParleyState((state) => state.serverOrder);
  const [adding, setAdding] = useState(false);
  const list = useRef<HTMLElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    const items = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    items[at + (event.key === 'ArrowUp' ? -1 : 1)]?.focus();
    event.preventDefault();
  };
  return (
    <nav ref={list} data-region="rail" aria-label={say('rail.label')} onKeyDown={onKeyDown}
      className="edge bg-surface-rail scroller flex w-16 shrink-0 flex-col items-center overflow-y-auto py-2 [scrollbar-width:none] members:w-17">
      {order.map((id) => <RailServer key={id} id={id} selected={id === current} tabbable={id === current || (current === null && id === order[0])} />)}
      <Hint text={say('rail.add')} side="right">
        <button type="button" aria-label={say('rail.add')} tabIndex={order.length === 0 ? 0 : -1} onClick={() => setAdding(true)}
          className="bg-surface-raised rounded-server hover:bg-surface-hover text-text-secondary mt-1 grid size-11 shrink-0 place-items-center">
          <Plus size={18} strokeWidth={1.75} aria-hidden="true" />
        </button>
      </Hint>
      {adding && <AddServerDialog onClose={() => setAdding(false)} />}
    </nav>
  );
}

function RailServer({ id, selected, tabbable }: { id: ServerId; selected: boolean; tabbable: boolean }): ReactNode {
  const name = useParleyState((state) => state.servers.get(id)?.facts.name ?? '');
  const unread = useParleyState((state) => (state.servers.get(id)?.channels ?? []).reduce((sum, each) => sum + (state.channels.get(each)?.unread ?? 0), 0));
  const label = unread > 0 ? say('rail.server-unread', { name, count: unread }) : name;
  return (
    <div className="relative flex w-full justify-center">
      {unread > 0 && !selected && <span aria-hidden="true" className="bg-text absolute start-0 top-1/2 h-2 w-1 -translate-y-1/2 rounded-e-full" />}
      <Hint text={name} side="right">
        <button type="button" aria-label={label} aria-current={selected || undefined} tabIndex={tabbable ? 0 : -1} onClick={() => go({ at: 'server', serverId: id })}
          className={`rounded-[16px] border-2 p-0.5 ${selected ? 'border-text' : 'border-transparent'}`}>
          <span className="block [&_span]:rounded-[11px]"><Avatar id={id} name={name} size={44} /></span>
        </button>
      </Hint>
    </div>
  );
}
