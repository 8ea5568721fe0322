import { create } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { ErasureEntrySchema, ErasureFate, ErasureProgress } from '../../gen/chat/v1/erasure_pb.ts';
import { ExportState } from '../../gen/chat/v1/export_pb.ts';
import { Choice, RequestDecision } from '../../gen/chat/v1/rights_pb.ts';
import { keptDays } from '../../store/retention.ts';
import { shareLeft, shareOfDays } from '../../ui/TimeRing.tsx';
import { changeWords, keptWords } from '../../words/kept.ts';
import { choiceWords, groundWords } from './ChoicesPart.tsx';
import { EntryTable, StayList } from './EntryTable.tsx';
import { isMaking, stateWords } from './ExportPart.tsx';
import { byWeight, placeWords } from './places.ts';
import { readReceipt } from './receipt.ts';
import { ReceiptCode } from './ReceiptCode.tsx';
import { decisionWords } from './RequestsPart.tsx';
import { sizeWords } from './sizes.ts';
import { waitingWords } from './WaitingPart.tsx';

const NOON = new Date(2026, 10, 21, 12).getTime();
const DAY_MS = 86_400_000;

describe('places', () => {
  it('are told in words, and by their own name until they have some', () => {
    expect(placeWords('content.messages')).toBe('Messages');
    expect(placeWords('content.direct_messages')).toBe('Direct messages');
  });
});

describe('what is stored', () => {
  const entry = create(ErasureEntrySchema, { place: 'content.messages', fate: ErasureFate.GOES, count: 1204n, purpose: 'To bring what you write to those you write to.' });

  it('has a row header, its count and its purpose', () => {
    const html = renderToStaticMarkup(createElement(EntryTable, { entries: [entry], caption: 'What goes' }));
    expect(html).toMatch(/<th scope="row"[^>]*>Messages<\/th>/);
    expect(html).toContain('1,204');
    expect(html).toContain('To bring what you write');
    expect(html).toContain('<caption');
  });

  it('begins with what people wrote', () => {
    const places = ['keystore.subject_keys', 'content.planted', 'identity.sessions', 'content.messages'];
    expect(byWeight(places.map((place) => ({ place }))).map(({ place }) => place)).toEqual([
      'content.messages', 'identity.sessions', 'keystore.subject_keys', 'content.planted',
    ]);
  });

  it('says why something stays, by which law and until when', () => {
    const stays = create(ErasureEntrySchema, { place: 'content.bans', count: 1n, reason: 'So that a ban cannot be walked around.', law: 'Art. 17(3)(e)', until: '12 months' });
    const html = renderToStaticMarkup(createElement(StayList, { entries: [stays] }));
    expect(html).toContain('So that a ban cannot be walked around.');
    expect(html).toContain('Art. 17(3)(e) · 12 months');
  });
});

describe('an export', () => {
  it('is being made until it is ready or has failed', () => {
    const making = [ExportState.EXPORT_WAITING, ExportState.EXPORT_READING, ExportState.EXPORT_PACKING];
    expect(making.every((state) => isMaking({ state }))).toBe(true);
    expect(isMaking({ state: ExportState.EXPORT_READY }) || isMaking({ state: ExportState.EXPORT_FAILED })).toBe(false);
  });

  it('tells its size when it is ready', () => {
    expect(stateWords({ state: ExportState.EXPORT_READY, sizeBytes: 96_000_000n })).toBe('Ready: 96 MB.');
    expect([0, 999, 1000, 1_234_567].map(sizeWords)).toEqual(['0 byte', '999 byte', '1 kB', '1.23 MB']);
  });
});

describe('an account that waits', () => {
  it('has whole days left, then a moment', () => {
    expect(waitingWords(ErasureProgress.WAITING, NOON + 9.5 * DAY_MS, NOON)).toMatch(/^Your account is deleted in 9 days, on /);
    expect(waitingWords(ErasureProgress.WAITING, NOON + DAY_MS / 2, NOON)).toMatch(/^Your account is deleted on /);
    expect(waitingWords(ErasureProgress.WAITING, NOON, NOON)).toMatch(/^Your account is being deleted now\./);
  });

  it('says when the law holds it back', () => {
    expect(waitingWords(ErasureProgress.HELD, NOON, NOON)).toMatch(/law/);
  });

  it('ends with a ring in red', () => {
    expect(shareLeft(0, 10 * DAY_MS, 0)).toEqual({ share: 1, ending: false });
    expect(shareLeft(0, 10 * DAY_MS, 9.5 * DAY_MS)).toMatchObject({ ending: true });
    expect(shareLeft(0, 10 * DAY_MS, 99 * DAY_MS).share).toBe(0);
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

describe('a receipt code', () => {
  it('stands there to be copied or saved', () => {
    const html = renderToStaticMarkup(createElement(ReceiptCode, { code: 'ABCDE-FGHJK' }));
    expect(html).toContain('ABCDE-FGHJK');
    expect(html).toContain('Copy code');
    expect(html).toContain('Download code');
  });
});

describe('a receipt', () => {
  const content = {
    type: 'parley.receipt/1', id: 'R-7F3K', kind: 'residue-free', issued_at: '2026-11-21T12:00:00Z', counts: { 'pg.content.messages.body': 86, 'pg.content.messages.edited_at': 4, 'object.exports.*': 1 },
    kept: [{ record: 'content.bans', count: 1, reason: 'A ban.', law: 'Art. 17(3)(e)', until: '12 months' }],
    scan: { finished_at: '2026-11-21T12:00:00Z', stores: 8, forms: 30, bytes: 1, hits: 0 },
  };

  it('says what went, what stayed and what was searched', () => {
    expect(readReceipt(JSON.stringify({ content, key: 'k', signature: 's' }))).toMatchObject({
      id: 'R-7F3K', kind: 'residue-free', issuedAt: Date.UTC(2026, 10, 21, 12), counts: [{ place: 'content.messages', count: 86 }, { place: 'object.exports', count: 1 }],
      kept: [{ place: 'content.bans', reason: 'A ban.' }], scan: { stores: 8, hits: 0 },
    });
  });

  it('is nothing else', () => {
    for (const document of ['', '{}', '[]', JSON.stringify({ content: { ...content, type: 'parley.receipt/2' } }), JSON.stringify({ content: { ...content, issued_at: 'x' } })]) {
      expect(readReceipt(document), document).toBeNull();
    }
  });
});

describe('choices', () => {
  it('have plain words for each ground, and its place in the law for others', () => {
    expect(groundWords('6.1.b')).toBe('Needed for what you came here for.');
    expect(groundWords('9.2.a')).toBe('Ground: 9.2.a.');
  });

  it('are what a button does, and what was done', () => {
    const made = [Choice.CONSENT_GIVEN, Choice.CONSENT_WITHDRAWN, Choice.OBJECTION_MADE, Choice.OBJECTION_WITHDRAWN];
    expect(made.map((choice) => choiceWords('choices.do', choice))).toEqual(['Agree', 'Take my consent back', 'Object', 'Take my objection back']);
    expect(choiceWords('choices.chosen', Choice.OBJECTION_MADE)).toBe('You objected');
  });
});

describe('a request about what others wrote', () => {
  it('waits, and is then decided', () => {
    const dueAt = timestampFromMs(NOON);
    expect(decisionWords({ decision: RequestDecision.REQUEST_DECISION_UNSPECIFIED, dueAt })).toBe('Waits for those who moderate, until 21 November 2026');
    expect(decisionWords({ decision: RequestDecision.MESSAGE_REMOVED, dueAt })).toBe('The message was deleted');
    expect(decisionWords({ decision: RequestDecision.MESSAGE_KEPT, dueAt })).toMatch(/stays/);
  });
});
