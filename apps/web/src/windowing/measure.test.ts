import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorAt, END_PX, offsetsOf, placementAt, rangeOf, rowAt, settled, topFor, topToReveal, totalOf, within } from './measure.ts';
import type { Edge, Placement } from './measure.ts';

const key = (index: number) => String(index);
const heights = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 300 });

/** Scrolls as a browser does: within the list. */
function layOut(placement: Placement, offsets: Float64Array, viewport: number, indexOf: (key: string) => number, keyAt: (at: number) => string | null, sticksTo: Edge) {
  const wanted = topFor(placement, offsets, viewport, indexOf);
  const top = within(wanted ?? 0, offsets, viewport);
  const toEnd = Math.max(0, totalOf(offsets) - viewport - top);
  return { top, placement: settled(placement, wanted, { top, toEnd }, offsets, keyAt, sticksTo) };
}

describe('the windowed list', () => {
  it('finds the row at any place', () => {
    fc.assert(fc.property(heights, fc.nat(100_000), (rows, place) => {
      const offsets = offsetsOf(rows.length, (at) => rows[at]!);
      const y = place % totalOf(offsets);
      const row = rowAt(offsets, y);
      expect(offsets[row]).toBeLessThanOrEqual(y);
      expect(offsets[row + 1]).toBeGreaterThan(y);
    }));
  });

  it('draws every row of the viewport and never more than allowed', () => {
    fc.assert(fc.property(heights, fc.nat(100_000), (rows, place) => {
      const offsets = offsetsOf(rows.length, (at) => Math.max(20, rows[at]!));
      const top = place % totalOf(offsets);
      const { first, last } = rangeOf(offsets, top, 600, 700, 120);
      expect(last - first).toBeLessThanOrEqual(120);
      expect(offsets[first]).toBeLessThanOrEqual(top);
      expect(offsets[last]).toBeGreaterThanOrEqual(Math.min(totalOf(offsets), top + 600));
    }));
  });

  it('keeps the words being read in place when rows come in above, whatever was estimated and measured, at the edges too', () => {
    fc.assert(fc.property(heights, heights, heights, fc.nat(100_000), (older, rows, estimates, place) => {
      const viewport = 300;
      // The reader jumps to where rows are only estimated; drawn, they are measured.
      const estimated = offsetsOf(rows.length, (at) => estimates[at % estimates.length]!);
      const measured = offsetsOf(rows.length, (at) => rows[at]!);
      const jumped = { top: place % Math.max(1, totalOf(estimated) - viewport), toEnd: Number.POSITIVE_INFINITY };
      const seen = layOut(placementAt(jumped, estimated, key, null), measured, viewport, Number, key, null);
      const row = rowAt(measured, seen.top);
      const all = [...older, ...rows];
      const after = offsetsOf(all.length, (at) => all[at]!);
      const keyNow = (at: number) => (at < older.length ? null : key(at - older.length));
      const grown = layOut(seen.placement, after, viewport, (wanted) => older.length + Number(wanted), keyNow, null);
      const was = measured[row + 1]! - seen.top;
      const is = after[older.length + row + 1]! - grown.top;
      const clamped = grown.top === 0 || grown.top === within(Number.POSITIVE_INFINITY, after, viewport);
      if (!clamped) expect(Math.abs(is - was)).toBeLessThanOrEqual(1);
    }));
  });

  it('takes the place that an edge gave instead of the one that was wanted', () => {
    // Estimated 104 px high, the first row turns out to be 84: its lower edge cannot lie where it was expected.
    const jumped = placementAt({ top: 0, toEnd: 900 }, offsetsOf(20, (at) => (at === 0 ? 104 : 50)), key, 'end');
    const seen = layOut(jumped, offsetsOf(20, (at) => (at === 0 ? 84 : 50)), 300, Number, key, 'end');
    expect(seen).toEqual({ top: 0, placement: { at: 'anchor', anchor: { key: '0', below: 84 } } });
  });

  it('follows its end from near it, and lets a reader leave it slowly', () => {
    const offsets = offsetsOf(20, () => 50);
    const near = placementAt({ top: 690, toEnd: 10 }, offsets, key, 'end');
    expect(layOut(near, offsets, 300, Number, key, 'end')).toEqual({ top: 690, placement: { at: 'end', rest: 10 } });
    expect(placementAt({ top: 700 - END_PX - 1, toEnd: END_PX + 1 }, offsets, key, 'end').at).toBe('anchor');
  });

  it('does not follow the end of a window that lies in the past', () => {
    const offsets = offsetsOf(20, () => 50);
    const { placement } = layOut({ at: 'end', rest: 0 }, offsets, 300, Number, key, null);
    expect(layOut(placement, offsetsOf(40, () => 50), 300, Number, key, null).top).toBe(700);
  });

  it('stays at its start when it sticks to it', () => {
    const { placement } = layOut({ at: 'start' }, offsetsOf(0, () => 50), 300, Number, key, 'start');
    expect(layOut(placement, offsetsOf(40, () => 50), 300, Number, key, 'start')).toEqual({ top: 0, placement: { at: 'start' } });
  });

  it('passes over rows that cannot hold a place', () => {
    const offsets = offsetsOf(4, () => 10);
    expect(anchorAt(offsets, 5, (index) => (index < 2 ? null : key(index)))).toEqual({ key: '2', below: 25 });
    expect(anchorAt(offsets, 5, () => null)).toBeNull();
  });

  it('puts a row in the middle', () => {
    const offsets = offsetsOf(100, () => 20);
    expect(topFor({ at: 'row', key: '50', share: 0.5 }, offsets, 200, Number)).toBe(1000 - 90);
    expect(within(topFor({ at: 'row', key: '0', share: 0.5 }, offsets, 200, Number)!, offsets, 200)).toBe(0);
    expect(topFor({ at: 'row', key: 'gone', share: 0.5 }, offsets, 200, () => -1)).toBeNull();
    expect(topFor({ at: 'end', rest: 0 }, offsets, 200, Number)).toBe(1800);
  });

  it('reveals a row by moving as little as possible', () => {
    const offsets = offsetsOf(100, () => 20);
    expect(topToReveal(offsets, 10, 150, 200, 0)).toBe(150);
    expect(topToReveal(offsets, 2, 150, 200, 0)).toBe(40);
    expect(topToReveal(offsets, 50, 150, 200, 0)).toBe(820);
  });
});
