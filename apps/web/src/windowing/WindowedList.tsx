/**
 * A windowed list. While it is at the edge it sticks to, it goes along with that edge; otherwise nothing that happens
 * above or below moves what is being read. Rows are measured after each layout and before the paint, and the scroll position
 * is set so that the anchor keeps its place.
 */
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useReducer, useRef } from 'react';
import type { ReactNode, Ref } from 'react';
import { flushSync } from 'react-dom';
import { anchorAt, END_PX, offsetsOf, placementAt, rangeOf, settled, topFor, topToReveal, totalOf, within } from './measure.ts';
import type { Edge, Placement, Scrolled } from './measure.ts';

export interface WindowedListHandle {
  readonly toEnd: () => void;
  readonly toRow: (key: string, share: number) => void;
  readonly reveal: (key: string) => void;
  readonly pageBy: (pages: number) => number;
}

export interface Edges {
  readonly atEnd: boolean;
  /** Less than a screen and a half to the start (end) of what is loaded. */
  readonly nearStart: boolean;
  readonly nearEnd: boolean;
  readonly firstVisible: string | null;
  readonly lastVisible: string | null;
}

export interface WindowedListProps<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly estimate: (row: Row) => number;
  /** Rows that may hold the place of the reader; the others come and go with their neighbours. */
  readonly anchors: (row: Row) => boolean;
  readonly render: (row: Row, index: number) => ReactNode;
  /** A row that stays in the document wherever the window is: it has the focus. */
  readonly pinned: string | null;
  readonly initially: Placement;
  /** False lists from the top, as people are listed. */
  readonly endAnchored: boolean;
  readonly sticksTo: Edge;
  readonly onEdges?: (edges: Edges) => void;
  readonly label: string;
  readonly className?: string;
  readonly handle?: Ref<WindowedListHandle>;
}

const MARGIN_PX = 700;
const ROWS_MAX = 120;
/** Room for the tools that hang over the upper edge of a row. */
const REVEAL_PADDING_PX = 24;
/** Layout settles in two or three passes, more when rows are lower than estimated; one that never keeps its height must not hold the frame. */
const PASSES_MAX = 20;

export function WindowedList<Row>(props: WindowedListProps<Row>): ReactNode {
  const { rows, keyOf, estimate, anchors, render, pinned, initially, endAnchored, sticksTo, onEdges, label, className, handle } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const inner = useRef<HTMLDivElement>(null);
  const heights = useRef(new Map<string, number>());
  const placement = useRef<Placement>(initially);
  const setTop = useRef(-1);
  const passes = useRef(0);
  const shown = useRef<{ rows: readonly Row[]; offsets: Float64Array; edge: number } | null>(null);
  const [version, redraw] = useReducer((count: number) => count + 1, 0);

  const offsets = useMemo(
    () => offsetsOf(rows.length, (at) => {
      const row = rows[at] as Row;
      return heights.current.get(keyOf(row)) ?? estimate(row);
    }),
    // `version` stands for the measured heights.
    [rows, version, keyOf, estimate],
  );
  const indexes = useMemo(() => new Map(rows.map((row, at) => [keyOf(row), at])), [rows, keyOf]);
  const indexOf = useCallback((key: string) => indexes.get(key) ?? -1, [indexes]);

  const viewport = scroller.current?.clientHeight ?? 800;
  const wanted = topFor(placement.current, offsets, viewport, indexOf);
  const top = within(wanted ?? scroller.current?.scrollTop ?? 0, offsets, viewport);
  const range = rangeOf(offsets, top, viewport, MARGIN_PX, ROWS_MAX);
  const pinnedAt = pinned === null ? -1 : indexOf(pinned);

  const drawn: { index: number; apart: boolean }[] = [];
  for (let index = range.first; index < range.last; index++) drawn.push({ index, apart: false });
  // In row order, so that React never moves the focused node.
  if (pinnedAt >= 0 && pinnedAt < range.first) drawn.unshift({ index: pinnedAt, apart: true });
  if (pinnedAt >= range.last) drawn.push({ index: pinnedAt, apart: true });

  const report = useCallback(() => {
    const box = scroller.current;
    const now = shown.current;
    if (!box || !now || !onEdges) return;
    const { toEnd } = scrolled(box);
    const keyAt = (at: number) => keyOf(now.rows[at] as Row);
    const first = anchorAt(now.offsets, box.scrollTop, keyAt);
    const last = anchorAt(now.offsets, box.scrollTop + box.clientHeight - 1, keyAt);
    onEdges({
      atEnd: toEnd <= END_PX,
      nearStart: box.scrollTop < box.clientHeight * 1.5,
      nearEnd: toEnd < box.clientHeight * 1.5,
      firstVisible: first?.key ?? null,
      lastVisible: last?.key ?? null,
    });
  }, [onEdges, keyOf]);

  const measure = useCallback((): boolean => {
    let changed = false;
    for (const child of inner.current?.children ?? []) {
      const key = (child as HTMLElement).dataset['row'];
      if (key === undefined) continue;
      const height = child.getBoundingClientRect().height;
      const known = heights.current.get(key);
      if (known !== undefined && Math.abs(known - height) < 0.5) continue;
      heights.current.set(key, height);
      changed = true;
    }
    return changed;
  }, []);

  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || !inner.current) return;
    if (measure() && passes.current < PASSES_MAX) {
      passes.current++;
      redraw();
      return;
    }
    passes.current = 0;
    inner.current.style.height = `${totalOf(offsets)}px`;
    const edge = box.getBoundingClientRect().top;
    if (shown.current) placement.current = moved(placement.current, edge - shown.current.edge, lastKey(rows, keyOf) !== lastKey(shown.current.rows, keyOf));
    shown.current = { rows, offsets, edge };
    // The end is the scroller's own, with whatever padding it has.
    const target = placement.current.at === 'end'
      ? Math.max(0, box.scrollHeight - box.clientHeight - placement.current.rest)
      : topFor(placement.current, offsets, box.clientHeight, indexOf);
    if (target !== null && Math.abs(box.scrollTop - target) >= 0.5) box.scrollTop = target;
    setTop.current = box.scrollTop;
    placement.current = settled(placement.current, target, scrolled(box), offsets, anchorKeys(rows, keyOf, anchors), sticksTo);
    report();
  });

  useEffect(() => {
    const box = scroller.current;
    if (!box) return undefined;
    const onScroll = () => {
      const now = shown.current;
      if (!now || Math.abs(box.scrollTop - setTop.current) < 1) return;
      setTop.current = box.scrollTop;
      placement.current = placementAt(scrolled(box), now.offsets, anchorKeys(now.rows, keyOf, anchors), sticksTo);
      redraw();
    };
    box.addEventListener('scroll', onScroll, { passive: true });
    return () => box.removeEventListener('scroll', onScroll);
  }, [keyOf, anchors, sticksTo]);

  // Fonts, the composer, the keyboard and the window change heights without a render of ours.
  useEffect(() => {
    let height = scroller.current?.clientHeight ?? 0;
    const observer = new ResizeObserver(() => {
      const resized = scroller.current?.clientHeight !== height;
      height = scroller.current?.clientHeight ?? 0;
      // What takes room from the list must not be seen to move it.
      if (resized) flushSync(redraw);
      else if (measure()) redraw();
    });
    if (scroller.current) observer.observe(scroller.current);
    if (inner.current) {
      const watch = () => {
        for (const child of inner.current?.children ?? []) observer.observe(child);
      };
      watch();
      const mutations = new MutationObserver(watch);
      mutations.observe(inner.current, { childList: true });
      return () => {
        observer.disconnect();
        mutations.disconnect();
      };
    }
    return () => observer.disconnect();
  }, [measure]);

  useImperativeHandle(handle, () => ({
    toEnd() {
      placement.current = { at: 'end', rest: 0 };
      redraw();
    },
    toRow(key, share) {
      placement.current = { at: 'row', key, share };
      redraw();
    },
    reveal(key) {
      const box = scroller.current;
      const now = shown.current;
      const index = now ? now.rows.findIndex((row) => keyOf(row) === key) : -1;
      if (!box || !now || index < 0) return;
      const target = topToReveal(now.offsets, index, box.scrollTop, box.clientHeight, REVEAL_PADDING_PX);
      const anchor = anchorAt(now.offsets, target, anchorKeys(now.rows, keyOf, anchors));
      if (anchor && target !== box.scrollTop) placement.current = { at: 'anchor', anchor };
      redraw();
    },
    pageBy(pages) {
      const box = scroller.current;
      const now = shown.current;
      if (!box || !now) return -1;
      const y = box.scrollTop + pages * box.clientHeight * 0.9;
      const anchor = anchorAt(now.offsets, Math.max(0, Math.min(y, box.scrollHeight - box.clientHeight)), anchorKeys(now.rows, keyOf, anchors));
      if (anchor) placement.current = { at: 'anchor', anchor };
      redraw();
      return anchor ? now.rows.findIndex((row) => keyOf(row) === anchor.key) : -1;
    },
  }), [keyOf, anchors]);

  return (
    <div ref={scroller} className={`scroller flex flex-col overflow-y-auto overscroll-contain ${className ?? ''}`}>
      <div ref={inner} role="list" aria-label={label} className={`relative w-full shrink-0 ${endAnchored ? 'mt-auto' : ''}`}>
        <div aria-hidden="true" role="presentation" style={{ height: offsets[range.first] ?? 0 }} />
        {drawn.map(({ index, apart }) => {
          const row = rows[index] as Row;
          const key = keyOf(row);
          return (
            <div key={key} data-row={key} role="presentation" className={apart ? 'absolute inset-x-0' : ''} style={apart ? { top: offsets[index] ?? 0 } : undefined}>
              {render(row, index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function anchorKeys<Row>(rows: readonly Row[], keyOf: (row: Row) => string, anchors: (row: Row) => boolean) {
  return (at: number) => {
    const row = rows[at] as Row;
    return anchors(row) ? keyOf(row) : null;
  };
}

function lastKey<Row>(rows: readonly Row[], keyOf: (row: Row) => string): string | null {
  const last = rows.at(-1);
  return last === undefined ? null : keyOf(last);
}

function scrolled(box: HTMLElement): Scrolled {
  return { top: box.scrollTop, toEnd: box.scrollHeight - box.clientHeight - box.scrollTop };
}

/** When the upper edge of the list moves on the screen, a banner came or went: the words stay. When a row comes in at the end, it is shown whole. */
function moved(placement: Placement, edgeBy: number, endGrew: boolean): Placement {
  switch (placement.at) {
    case 'end':
      return endGrew ? { at: 'end', rest: 0 } : placement;
    case 'anchor':
      return { at: 'anchor', anchor: { ...placement.anchor, below: placement.anchor.below - edgeBy } };
    case 'start':
    case 'row':
      return placement;
  }
}
