/**
 * The arithmetic of a windowed list of rows with unlike heights. Pure: heights are measured elsewhere.
 * Offsets are counted from the top of the list; `offsets[n]` is the whole height.
 */
export interface Range {
  readonly first: number;
  /** Exclusive. */
  readonly last: number;
}

/**
 * A row and how far its lower edge lies below the top of the viewport. The lower edge, because a row that is cut off
 * at the top may grow or shrink there (an edit, a late letter), and what is being read below it must stay.
 */
export interface Anchor {
  readonly key: string;
  readonly below: number;
}

export function offsetsOf(count: number, heightAt: (index: number) => number): Float64Array {
  const offsets = new Float64Array(count + 1);
  for (let at = 0; at < count; at++) offsets[at + 1] = (offsets[at] ?? 0) + heightAt(at);
  return offsets;
}

export function totalOf(offsets: Float64Array): number {
  return offsets[offsets.length - 1] ?? 0;
}

/** The row that covers `y`; the last row when `y` is beyond. */
export function rowAt(offsets: Float64Array, y: number): number {
  let low = 0;
  let high = Math.max(0, offsets.length - 2);
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((offsets[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return low;
}

export function rangeOf(offsets: Float64Array, top: number, viewport: number, margin: number, rowsMax: number): Range {
  const count = offsets.length - 1;
  if (count <= 0) return { first: 0, last: 0 };
  const visible = rowAt(offsets, Math.max(0, top));
  const first = rowAt(offsets, Math.max(0, top - margin));
  const last = Math.min(count, rowAt(offsets, top + viewport + margin) + 1);
  if (last - first <= rowsMax) return { first, last };
  // Very low rows: what is on the screen comes first, the margins shrink.
  const from = Math.max(first, visible - (rowsMax >> 2));
  return { first: from, last: Math.min(last, from + rowsMax) };
}

/** The topmost row that can be an anchor: a divider cannot, it belongs to whatever comes after it. */
export function anchorAt(offsets: Float64Array, top: number, keyAt: (index: number) => string | null): Anchor | null {
  const count = offsets.length - 1;
  for (let row = rowAt(offsets, Math.max(0, top)); row < count; row++) {
    const key = keyAt(row);
    if (key !== null) return { key, below: (offsets[row + 1] ?? 0) - top };
  }
  return null;
}

export type Placement =
  | { readonly at: 'start' }
  /** `rest` is how far the end lies below the viewport. */
  | { readonly at: 'end'; readonly rest: number }
  | { readonly at: 'anchor'; readonly anchor: Anchor }
  /** The row in the middle, or a third from the top. */
  | { readonly at: 'row'; readonly key: string; readonly share: number };

/**
 * Where to scroll so that the placement holds; null when its row is not in the list. It may lie outside of the list:
 * there the placement cannot hold, and whoever scrolls has to take the place that was given instead. Else the reader
 * would be moved when rows come in and make room.
 */
export function topFor(placement: Placement, offsets: Float64Array, viewport: number, indexOf: (key: string) => number): number | null {
  switch (placement.at) {
    case 'start':
      return 0;
    case 'end':
      return totalOf(offsets) - viewport - placement.rest;
    case 'anchor': {
      const index = indexOf(placement.anchor.key);
      return index < 0 ? null : (offsets[index + 1] ?? 0) - placement.anchor.below;
    }
    case 'row': {
      const index = indexOf(placement.key);
      if (index < 0) return null;
      const top = offsets[index] ?? 0;
      const height = (offsets[index + 1] ?? top) - top;
      return top - Math.max(0, (viewport - height) * placement.share);
    }
  }
}

/** The nearest that can be scrolled to. */
export function within(top: number, offsets: Float64Array, viewport: number): number {
  return Math.max(0, Math.min(top, totalOf(offsets) - viewport));
}

/** Where to scroll so that a row is wholly in view, moving as little as possible. */
export function topToReveal(offsets: Float64Array, index: number, top: number, viewport: number, padding: number): number {
  const start = offsets[index] ?? 0;
  const end = offsets[index + 1] ?? start;
  if (start - padding < top) return Math.max(0, start - padding);
  if (end + padding > top + viewport) return Math.min(start - padding, end + padding - viewport);
  return top;
}

/** The end counts as reached so near to it. */
export const END_PX = 40;

/** The edge that takes a reader who is there along when rows come in at it. */
export type Edge = 'start' | 'end' | null;

/** Where the scroller is now. */
export interface Scrolled {
  readonly top: number;
  readonly toEnd: number;
}

type KeyAt = (index: number) => string | null;

/** The placement of a reader who scrolled there. */
export function placementAt({ top, toEnd }: Scrolled, offsets: Float64Array, keyAt: KeyAt, sticksTo: Edge): Placement {
  if (sticksTo === 'start' && top < 1) return { at: 'start' };
  const atEnd = sticksTo === 'end' && toEnd <= END_PX;
  const anchor = atEnd ? null : anchorAt(offsets, top, keyAt);
  if (anchor) return { at: 'anchor', anchor };
  return sticksTo === 'start' ? { at: 'start' } : { at: 'end', rest: Math.max(0, toEnd) };
}

/** What becomes of a placement that wanted to be at `wanted`, now that the list is laid out and scrolled. */
export function settled(placement: Placement, wanted: number | null, now: Scrolled, offsets: Float64Array, keyAt: KeyAt, sticksTo: Edge): Placement {
  const holds = wanted !== null && Math.abs(now.top - wanted) < 1;
  if (holds && placement.at === 'row') return placement;
  const given = placementAt(now, offsets, keyAt, sticksTo);
  return holds && given.at === placement.at ? placement : given;
}
