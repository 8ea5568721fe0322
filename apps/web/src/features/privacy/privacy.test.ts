import { describe, expect, it } from 'vitest';
import { keptDays } from '../../store/retention.ts';
import { shareOfDays } from '../../ui/TimeRing.tsx';
import { changeWords, keptWords } from '../../words/kept.ts';
import { placeWords } from './places.ts';
import { readReceipt } from './receipt.ts';

const NOON = new Date(2026, 10, 21, 12).getTime();

describe('places', () => {
  it('are told in words, and by their own name until they have some', () => {
    expect(placeWords('content.messages')).toBe('Messages');
    expect(placeWords('content.direct_messages')).toBe('Direct messages');
  });
});

describe('the time that messages are kept', () => {
  it('is told in days, or as no end', () => {
    expect([keptWords(0), keptWords(1), keptWords(90)]).toEqual(['Kept until deleted', 'Kept 1 day', 'Kept 90 days']);
    expect([keptDays([]), 7, 30, 90, 3650].map(shareOfDays)).toEqual([1, 0.25, 0.5, 0.75, 1]);
  });

  it('is told before it changes', () => {
    expect(changeWords({ days: 90, from: NOON })).toBe('From 21 November 2026: kept 90 days, also what was written before.');
    expect(changeWords({ days: 0, from: NOON })).toBe('From 21 November 2026: kept until deleted.');
  });
});

describe('a receipt', () => {
  const content = {
    type: 'parley.receipt/1', id: 'R-7F3K', kind: 'residue-free', issued_at: '2026-11-21T12:00:00Z', counts: { 'pg.content.messages': 86 },
    kept: [{ record: 'content.bans', count: 1, reason: 'A ban.', law: 'Art. 17(3)(e)', until: '12 months' }],
    scan: { finished_at: '2026-11-21T12:00:00Z', stores: 8, forms: 30, bytes: 1, hits: 0 },
  };

  it('says what went, what stayed and what was searched', () => {
    expect(readReceipt(JSON.stringify({ content, key: 'k', signature: 's' }))).toMatchObject({
      id: 'R-7F3K', kind: 'residue-free', issuedAt: Date.UTC(2026, 10, 21, 12), counts: [{ place: 'content.messages', count: 86 }],
      kept: [{ place: 'content.bans', reason: 'A ban.' }], scan: { stores: 8, hits: 0 },
    });
  });

  it('is nothing else', () => {
    for (const document of ['', '{}', '[]', JSON.stringify({ content: { ...content, type: 'parley.receipt/2' } }), JSON.stringify({ content: { ...content, issued_at: 'x' } })]) {
      expect(readReceipt(document), document).toBeNull();
    }
  });
});
