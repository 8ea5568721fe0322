/** Refusals in our words. A code without words of its own gets the sentence for things broken on our side. */
import { Refused, Unreachable } from '../wire/client.ts';
import { EN } from '../words/en.ts';
import { clockTime } from '../words/time.ts';
import { say } from '../words/words.tsx';
import type { WordKey } from '../words/words.tsx';

export function problemWords(fault: unknown, now = Date.now()): string {
  if (fault instanceof Unreachable) return say('problem.unreachable');
  if (!(fault instanceof Refused)) return say('problem.own');
  if (fault.code === 'RATE_LIMITED') return say('problem.RATE_LIMITED', { time: clockTime(now + fault.retryAfterS * 1000) });
  return codeWords(fault.code, fault.requestId);
}

export function codeWords(code: string, requestId: string): string {
  const key = `problem.${code}`;
  return key in EN ? say(key as WordKey) : say('problem.INTERNAL', { number: requestId });
}
