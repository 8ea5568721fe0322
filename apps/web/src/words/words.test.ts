import { describe, expect, it } from 'vitest';
import { ErrorCode } from '../gen/chat/v1/error_pb.ts';
import { EN } from './en.ts';
import { format, MessageFault, parseMessage } from './icu.ts';
import { dayWords } from './time.ts';
import { say } from './words.tsx';

const inWords = (source: string, values: Record<string, string | number> = {}) => format<string>(parseMessage(source), values, 'en-GB').join('');

describe('messages', () => {
  it('fill in, count and choose', () => {
    expect(inWords('Hello {name}', { name: 'Ophelia' })).toBe('Hello Ophelia');
    const members = '{count, plural, =0 {nobody} one {# member} other {# members}}';
    expect([0, 1, 1204].map((count) => inWords(members, { count }))).toEqual(['nobody', '1 member', '1,204 members']);
    expect(inWords('{is, select, a {first} other {rest of {is}}}', { is: 'b' })).toBe('rest of b');
    expect(inWords("a '{brace}' it’s", {})).toBe('a {brace} it’s');
  });

  it('say what is wrong with them', () => {
    for (const source of ['{', '{a', '{a, plural, one {x}}', '{a, colour}', 'x }']) expect(() => inWords(source, { a: 1 }), source).toThrow(MessageFault);
    expect(() => inWords('{missing}')).toThrow(MessageFault);
  });
});

describe('the words of the client', () => {
  it.each(Object.entries(EN))('%s', (_, source) => {
    expect(() => parseMessage(source)).not.toThrow();
    expect(source).not.toMatch(/!|\boops\b|\bplease\b/i);
  });

  it('have a sentence for every refusal a person can meet', () => {
    const technical = ['ERROR_CODE_UNSPECIFIED', 'BAD_REQUEST', 'UNAUTHENTICATED', 'METHOD_NOT_ALLOWED', 'NOT_ACCEPTABLE', 'UNSUPPORTED_MEDIA_TYPE', 'UNAVAILABLE', 'RESYNC'];
    const codes = Object.keys(ErrorCode).filter((key) => Number.isNaN(Number(key)) && !technical.includes(key));
    expect(codes.filter((code) => !(`problem.${code}` in EN))).toEqual([]);
  });

  it('promise nothing that is not built', () => {
    const promises = /\b(backups?|passkeys?|reactions?|threads?|attach|upload)\b/i;
    expect(Object.values(EN).filter((words) => promises.test(words))).toEqual([]);
  });
});

describe('days', () => {
  it('are named while they are near and dated afterwards', () => {
    const now = new Date(2026, 10, 21, 9).getTime();
    const day = (...date: [number, number, number]) => dayWords(new Date(...date, 23, 59).getTime(), now);
    expect(day(2026, 10, 21)).toBe(say('day.today'));
    expect(day(2026, 10, 20)).toBe(say('day.yesterday'));
    expect(day(2026, 10, 13)).toBe('Friday 13 November');
    expect(day(2025, 10, 13)).toBe('Thursday 13 November 2025');
  });
});
