import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorAt, offsetsOf, rangeOf, rowAt, topFor, topToReveal, totalOf } from './measure.ts';

const key = (index: number) => String(index);
const heights = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 300 });

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

  it('keeps the words being read in place when rows come in above, whatever they turn out to measure', () => {
    fc.assert(fc.property(heights, heights, fc.nat(100_000), (older, rows, place) => {
      const before = offsetsOf(rows.length, (at) => rows[at]!);
      const viewport = 300;
      const top = place % Math.max(1, totalOf(before) - viewport);
      const anchor = anchorAt(before, top, key);
      fc.pre(anchor !== null);
      // The first row loses its heading to what came before it.
      const now = [...older, Math.max(1, rows[0]! - 20), ...rows.slice(1)];
      const after = offsetsOf(now.length, (at) => now[at]!);
      const indexOf = (wanted: string) => older.length + Number(wanted);
      const moved = topFor({ at: 'anchor', anchor: anchor! }, after, viewport, indexOf)!;
      const index = Number(anchor!.key);
      const was = before[index + 1]! - top;
      const is = after[indexOf(anchor!.key) + 1]! - moved;
      const clamped = moved === 0 || moved === Math.max(0, totalOf(after) - viewport);
      if (!clamped) expect(Math.abs(is - was)).toBeLessThanOrEqual(1);
    }));
  });

  it('passes over rows that cannot hold a place', () => {
    const offsets = offsetsOf(4, () => 10);
    expect(anchorAt(offsets, 5, (index) => (index < 2 ? null : key(index)))).toEqual({ key: '2', below: 25 });
    expect(anchorAt(offsets, 5, () => null)).toBeNull();
  });

  it('puts a row in the middle', () => {
    const offsets = offsetsOf(100, () => 20);
    expect(topFor({ at: 'row', key: '50', share: 0.5 }, offsets, 200, Number)).toBe(1000 - 90);
    expect(topFor({ at: 'row', key: '0', share: 0.5 }, offsets, 200, Number)).toBe(0);
    expect(topFor({ at: 'row', key: 'gone', share: 0.5 }, offsets, 200, () => -1)).toBeNull();
    expect(topFor({ at: 'end' }, offsets, 200, Number)).toBe(1800);
  });

  it('reveals a row by moving as little as possible', () => {
    const offsets = offsetsOf(100, () => 20);
    expect(topToReveal(offsets, 10, 150, 200, 0)).toBe(150);
    expect(topToReveal(offsets, 2, 150, 200, 0)).toBe(40);
    expect(topToReveal(offsets, 50, 150, 200, 0)).toBe(820);
  });
});
