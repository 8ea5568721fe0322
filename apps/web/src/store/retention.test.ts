import { describe, expect, it } from 'vitest';
import type { Retention } from './model.ts';
import { announcedChange, keptDays } from './retention.ts';

const says = (days: number, next: Retention['next'] = null): Retention => ({ days, next });

describe('how long messages are kept', () => {
  it('is the shortest of what the levels say', () => {
    expect(keptDays([says(365), says(90), null])).toBe(90);
    expect(keptDays([says(30), says(90), says(0)])).toBe(30);
  });

  it('has no end where no level sets one', () => {
    expect(keptDays([null, undefined, says(0)])).toBe(0);
  });
});

describe('an announced change', () => {
  it('is told when it changes what holds', () => {
    expect(announcedChange([says(0), says(365, { days: 90, from: 5 }), null])).toEqual({ days: 90, from: 5 });
    expect(announcedChange([says(30), says(365, { days: 90, from: 5 }), null])).toBeNull();
  });

  it('is the first one, and the sum of those before it', () => {
    const longer = says(30, { days: 0, from: 5 });
    const shorter = says(90, { days: 7, from: 9 });
    expect(announcedChange([longer, shorter])).toEqual({ days: 90, from: 5 });
    expect(announcedChange([shorter, longer])).toEqual({ days: 90, from: 5 });
  });

  it('may take the end away', () => {
    expect(announcedChange([says(30, { days: 0, from: 5 })])).toEqual({ days: 0, from: 5 });
  });
});
