import { describe, expect, it } from 'vitest';
import type { ChannelId } from './model.ts';
import * as outbox from './outbox.ts';
import type { Outbox } from './outbox.ts';

const A = '1' as ChannelId;
const B = '2' as ChannelId;
const three: Outbox = outbox.write(outbox.write(outbox.write([], 'a1', A, 'one', 0), 'a2', A, 'two', 1), 'b1', B, 'three', 2);
const ids = (echoes: Outbox) => echoes.map((echo) => echo.mutationId);

describe('the outbox', () => {
  it('sends in order within a channel, one at a time, and channels beside each other', () => {
    expect(ids(outbox.due(three, 10))).toEqual(['a1', 'b1']);
    const busy = outbox.sending(three, 'a1');
    expect(ids(outbox.due(busy, 10))).toEqual(['b1']);
    expect(ids(outbox.due(outbox.without(busy, 'a1'), 10))).toEqual(['a2', 'b1']);
  });

  it('lets nothing overtake an echo that waits', () => {
    const waiting = outbox.postponed(outbox.sending(three, 'a1'), 'a1', 1_000);
    expect(ids(outbox.due(waiting, 1_500))).toEqual(['b1']);
    expect(ids(outbox.due(waiting, 2_000))).toEqual(['a1', 'b1']);
    expect(outbox.nextDueAt(waiting)).toBe(2_000);
    expect(ids(outbox.due(outbox.hurry(waiting), 1_001))).toEqual(['a1', 'b1']);
  });

  it('passes over an echo that was refused, which keeps its place', () => {
    const failed = outbox.refused(three, 'a1', { is: 'refused', code: 'MISSING_PERMISSION', requestId: 'r' });
    expect(ids(outbox.due(failed, 10))).toEqual(['a2', 'b1']);
    expect(ids(failed)).toEqual(['a1', 'a2', 'b1']);
    expect(ids(outbox.due(outbox.tryAgain(failed, 'a1'), 10))).toEqual(['a1', 'b1']);
  });

  it('waits longer each time, up to a bound', () => {
    let echoes = three;
    const pauses: number[] = [];
    for (let tries = 0; tries < 7; tries++) {
      echoes = outbox.postponed(echoes, 'a1', 0);
      pauses.push(echoes[0]?.notBefore ?? 0);
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  });

  it('takes up after a reload what was under way, and asks about what is too old', () => {
    const later = outbox.RESEND_AGE_MS_MAX + 1;
    const [one, two] = outbox.restored(outbox.sending(three, 'a1').with(1, { ...three[1]!, writtenAt: later - 5 }), later);
    expect(one).toMatchObject({ state: 'failed', problem: { is: 'stale' } });
    expect(two).toMatchObject({ state: 'queued' });
  });
});
