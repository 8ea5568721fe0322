/** Roving focus among the rows of a list: one Tab stop, arrows between rows, Enter or → into a row, Esc or ← out of it. */
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import type { WindowedListHandle } from '../../windowing/WindowedList.tsx';
import { isStop } from './rows.ts';
import type { Row } from './rows.ts';

export interface Stops {
  /** The row that Tab leads to. */
  readonly current: string | null;
  /** The row that has the focus now: it stays in the document. */
  readonly focused: string | null;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: React.FocusEvent) => void;
  readonly onBlur: (event: React.FocusEvent) => void;
}

const INSIDE = 'a[href], button:not([disabled]), textarea';

export function useStops(rows: readonly Row[], container: RefObject<HTMLElement | null>, list: RefObject<WindowedListHandle | null>): Stops {
  const [walked, setWalked] = useState<string | null>(null);
  const [hasFocus, setHasFocus] = useState(false);
  const toFocus = useRef(false);
  const lastIndex = useRef(0);

  const index = walked === null ? -1 : rows.findIndex((row) => row.key === walked);
  const fallback = nearestStop(rows, walked === null ? rows.length - 1 : lastIndex.current);
  const current = index >= 0 ? walked : (rows[fallback]?.key ?? null);
  if (index >= 0) lastIndex.current = index;

  // The focused row is gone: the focus goes to its neighbour, not to the page.
  useEffect(() => {
    if (!hasFocus || walked === null || index >= 0 || current === null) return;
    setWalked(current);
    toFocus.current = true;
  }, [hasFocus, walked, index, current]);

  useEffect(() => {
    if (!toFocus.current || current === null) return;
    const stop = container.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(current)}"] [data-stop]`);
    if (!stop) return;
    toFocus.current = false;
    list.current?.reveal(current);
    stop.focus({ preventScroll: true });
  });

  const walkTo = (at: number, step: 1 | -1) => {
    for (let next = at; next >= 0 && next < rows.length; next += step) {
      const row = rows[next];
      if (!row || !isStop(row)) continue;
      toFocus.current = true;
      setWalked(row.key);
      list.current?.reveal(row.key);
      return;
    }
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as HTMLElement;
    const inside = target.dataset['stop'] === undefined;
    if (inside) {
      if (event.key !== 'Escape' && event.key !== 'ArrowLeft') return;
      if (target.closest('[role=menu]')) return;
      event.preventDefault();
      event.stopPropagation();
      target.closest<HTMLElement>('[data-stop]')?.focus({ preventScroll: true });
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const at = rows.findIndex((row) => row.key === current);
    switch (event.key) {
      case 'ArrowUp':
        walkTo(at - 1, -1);
        break;
      case 'ArrowDown':
        walkTo(at + 1, 1);
        break;
      case 'Home':
        walkTo(0, 1);
        break;
      case 'End':
        walkTo(rows.length - 1, -1);
        break;
      case 'PageUp':
        walkTo(Math.max(0, list.current?.pageBy(-1) ?? 0), 1);
        break;
      case 'PageDown':
        walkTo(Math.max(at, list.current?.pageBy(1) ?? 0), 1);
        break;
      case 'Enter':
      case 'ArrowRight':
        target.querySelector<HTMLElement>(INSIDE)?.focus();
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  const onFocus = (event: React.FocusEvent) => {
    setHasFocus(true);
    const key = (event.target as HTMLElement).closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (key !== undefined) setWalked(key);
  };
  const onBlur = (event: React.FocusEvent) => {
    if (event.relatedTarget === null || !container.current?.contains(event.relatedTarget as Node)) setHasFocus(false);
  };
  return { current, focused: hasFocus ? current : null, onKeyDown, onFocus, onBlur };
}

function nearestStop(rows: readonly Row[], from: number): number {
  for (let at = Math.min(from, rows.length - 1); at >= 0; at--) if (isStop(rows[at] as Row)) return at;
  return rows.findIndex(isStop);
}
