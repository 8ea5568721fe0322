import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appendPage, applyCatchUp, applyEvent, dropOwn, fromPage, HELD_EVENTS_MAX, holeAfter, noteHead, prependPage, putOwn } from './channelLog.ts';
import type { ChannelLog } from './channelLog.ts';
import type { ChannelEvent } from './model.ts';
import { created, deleted, edited, message, page, resolved } from './samples.ts';

function lines(log: ChannelLog): string[] {
  return log.entries.map((entry) => `${entry.seq} ${entry.content}`);
}

describe('live events', () => {
  it('shows a repeated event once', () => {
    const log = fromPage(page([1, 2]));
    const once = applyEvent(log, created(3));
    expect(lines(once)).toEqual(['1 words 1', '2 words 2', '3 words 3']);
    expect(applyEvent(once, created(3))).toBe(once);
  });

  it('holds what came too early, and takes it up when the hole is closed', () => {
    const early = applyEvent(applyEvent(fromPage(page([1])), created(4)), created(3));
    expect(lines(early)).toEqual(['1 words 1']);
    expect(holeAfter(early)).toBe(1);
    const whole = applyEvent(early, created(2));
    expect(lines(whole)).toEqual(['1 words 1', '2 words 2', '3 words 3', '4 words 4']);
    expect(holeAfter(whole)).toBeNull();
    expect(whole.held.size).toBe(0);
  });

  it('holds a bounded number, and still knows that something is missing', () => {
    let log = fromPage(page([1]));
    for (let seq = 3; seq < 3 + HELD_EVENTS_MAX + 50; seq++) log = applyEvent(log, created(seq));
    expect(log.held.size).toBe(HELD_EVENTS_MAX);
    expect(log.head).toBe(2 + HELD_EVENTS_MAX + 50);
    expect(holeAfter(log)).toBe(1);
  });

  it('leaves of a deleted message what a page read now leaves of it: nothing', () => {
    const log = applyEvent(fromPage(page([1, 2, 3])), deleted(4, 2));
    expect(log).toEqual(fromPage(page([1, 3], { head: 4 })));
  });

  it('lets no late older state win over a newer one', () => {
    const log = fromPage({ ...page([1]), messages: [message(1, 'newest', { editedAt: 9 })], head: 1 });
    expect(lines(applyEvent(log, edited(2, 1, 'older')))).toEqual(['1 newest']);
  });

  it('takes a position of a kind it does not know', () => {
    const log = applyEvent(fromPage(page([1])), { ...created(2), kind: 'unknown' } as ChannelEvent);
    expect(log.seq).toBe(2);
  });

  it('does not put new messages into a window in the past, yet follows its edits and deletions', () => {
    const past = fromPage(page([1, 2], { hasNewer: true, head: 10 }));
    const followed = [created(11), edited(12, 1, 'changed'), deleted(13, 2)].reduce(applyEvent, past);
    expect(lines(followed)).toEqual(['1 changed']);
    expect(followed.seq).toBe(13);
  });
});

describe('catching up', () => {
  it('fills a hole with an edit and a deletion made meanwhile', () => {
    const missed = [created(3), edited(4, 1, 'changed'), created(5), deleted(6, 2), deleted(7, 5)];
    const healed = applyCatchUp(noteHead(fromPage(page([1, 2])), 7), resolved(missed), 7);
    expect(lines(healed)).toEqual(['1 changed', '3 words 3']);
    expect(holeAfter(healed)).toBeNull();
  });

  it('stops at a hole inside the answer', () => {
    const healed = applyCatchUp(fromPage(page([1])), resolved([created(2), created(4)]), 4);
    expect(healed.seq).toBe(2);
    expect(holeAfter(healed)).toBe(2);
  });

  it('ends where a client that missed nothing is, whatever was lost, repeated and reordered', () => {
    const action = fc.record({ kind: fc.constantFrom('created', 'created', 'edited', 'deleted'), of: fc.nat() });
    const delivery = fc.record({ order: fc.nat(7), copies: fc.nat(2) });
    fc.assert(fc.property(fc.array(action, { maxLength: 40 }), fc.array(delivery, { minLength: 40, maxLength: 40 }), fc.nat(40), (actions, deliveries, cut) => {
      const events = history(actions);
      const truth = events.reduce(applyEvent, fromPage(page([])));
      const arriving = events
        .flatMap((event, at) => Array.from({ length: deliveries[at]?.copies ?? 1 }, () => ({ event, at: at + (deliveries[at]?.order ?? 0) })))
        .toSorted((a, b) => a.at - b.at)
        .map(({ event }) => event);
      let log = arriving.slice(0, cut).reduce(applyEvent, fromPage(page([])));
      log = noteHead(log, events.length);
      for (let after = holeAfter(log); after !== null; after = holeAfter(log)) {
        const missed = resolved(events).filter((event) => event.seq > (after ?? 0)).slice(0, 7);
        log = applyCatchUp(log, missed, events.length);
      }
      log = arriving.slice(cut).reduce(applyEvent, log);
      expect(lines(log)).toEqual(lines(truth));
      expect(log.seq).toBe(events.length);
    }), { numRuns: 500 });
  });
});

function history(actions: readonly { kind: string; of: number }[]): ChannelEvent[] {
  const alive: number[] = [];
  return actions.map((action, at) => {
    const seq = at + 1;
    const of = alive.length > 0 ? alive[action.of % alive.length] : undefined;
    if (action.kind === 'created' || of === undefined) {
      alive.push(seq);
      return created(seq);
    }
    if (action.kind === 'edited') return edited(seq, of, `edit ${seq}`);
    alive.splice(alive.indexOf(of), 1);
    return deleted(seq, of);
  });
}

describe('pages', () => {
  it('joins older and newer pages without repeating their edges', () => {
    const middle = fromPage(page([5, 6], { hasOlder: true, hasNewer: true, head: 9 }));
    const wider = appendPage(prependPage(middle, page([3, 4, 5], { hasOlder: true, head: 9 })), page([6, 7, 9], { head: 9 }));
    expect(wider.entries.map((entry) => entry.seq)).toEqual([3, 4, 5, 6, 7, 9]);
    expect(wider.hasOlder).toBe(true);
    expect([...wider.seams]).toEqual([message(5).id]);
    expect(wider.hasNewer).toBe(false);
  });

  it('fetches again what changed between the reading of a page and its arrival', () => {
    const log = applyEvent(fromPage(page([5], { hasOlder: true })), deleted(6, 2));
    const joined = prependPage(log, page([1, 2, 3], { head: 5 }));
    expect(holeAfter(joined)).toBe(5);
    const healed = applyCatchUp(joined, resolved([deleted(6, 2)]), 6);
    expect(lines(healed)).toEqual(['1 words 1', '3 words 3', '5 words 5']);
  });

  it('keeps what was heard before a page that was read earlier', () => {
    const ahead = applyEvent(fromPage(page([1])), created(4));
    const reread = fromPage(page([1, 2]), ahead);
    expect(holeAfter(reread)).toBe(2);
    expect(lines(applyEvent(reread, created(3)))).toEqual(['1 words 1', '2 words 2', '3 words 3', '4 words 4']);
  });
});

describe('own messages', () => {
  it('are there with the answer, and once when their event follows', () => {
    const answered = putOwn(fromPage(page([1])), message(2, 'mine', { mutationId: 'm' }));
    const evented = applyEvent(answered, created(2, { content: 'mine', mutationId: 'm' }));
    expect(lines(evented)).toEqual(['1 words 1', '2 mine']);
    expect(evented.entries[1]).toMatchObject({ mutationId: 'm' });
  });

  it('take their place before one that was written later elsewhere', () => {
    const answered = putOwn(fromPage(page([1])), message(3, 'mine'));
    expect(lines(applyEvent(applyEvent(answered, created(2)), created(3)))).toEqual(['1 words 1', '2 words 2', '3 words 3']);
  });

  it('do not come back when the answer to a repeat arrives after their deletion', () => {
    const caughtUp = applyCatchUp(fromPage(page([1])), resolved([created(2), deleted(3, 2)]), 3);
    expect(lines(putOwn(caughtUp, message(2)))).toEqual(['1 words 1']);
    const seen = dropOwn(applyEvent(fromPage(page([1])), created(2)), message(2).id);
    expect(lines(putOwn(seen, message(2)))).toEqual(['1 words 1']);
  });
});
