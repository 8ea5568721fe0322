/**
 * Messages written here that the API has not acknowledged: the echoes. Order among them never changes; within a
 * channel one is under way at a time, so that they arrive in the order they were written, each once (the API drops
 * a repeated mutation id for 24 hours).
 */
import type { ChannelId } from './model.ts';

export type SendProblem =
  | { readonly is: 'refused'; readonly code: string; readonly requestId: string }
  /** Written before a reload so long ago that a repeat might not be recognised. */
  | { readonly is: 'stale' };

export interface Echo {
  readonly mutationId: string;
  readonly channelId: ChannelId;
  readonly content: string;
  readonly writtenAt: number;
  readonly state: 'queued' | 'sending' | 'failed';
  /** Tries that got no answer. */
  readonly tries: number;
  /** Not before this time, when a try got no answer or was told to wait. */
  readonly notBefore: number;
  readonly problem: SendProblem | null;
}

export type Outbox = readonly Echo[];

/** The API knows a mutation id for 24 h; an hour less leaves room for clocks that differ. */
export const RESEND_AGE_MS_MAX = 23 * 3_600_000;
export const RESEND_PAUSE_MS = 1_000;
export const RESEND_PAUSE_MS_MAX = 30_000;
/** Echoes of one channel that may wait at a time. */
export const QUEUED_PER_CHANNEL_MAX = 100;

export function write(outbox: Outbox, mutationId: string, channelId: ChannelId, content: string, now: number): Outbox {
  if (outbox.some((echo) => echo.mutationId === mutationId)) return outbox;
  const echo: Echo = {
    mutationId, channelId, content, writtenAt: now, state: 'queued', tries: 0, notBefore: 0, problem: null,
  };
  return [...outbox, echo];
}

/** The echoes that may be sent now: the oldest that waits of each channel with nothing under way. */
export function due(outbox: Outbox, now: number): readonly Echo[] {
  const seen = new Set<ChannelId>();
  return outbox.filter((echo) => {
    if (echo.state === 'failed' || seen.has(echo.channelId)) return false;
    seen.add(echo.channelId);
    return echo.state === 'queued' && echo.notBefore <= now;
  });
}

/** When the next echo that waits for a time becomes due. */
export function nextDueAt(outbox: Outbox): number | null {
  const times = outbox.filter((echo) => echo.state === 'queued' && echo.notBefore > 0).map((echo) => echo.notBefore);
  return times.length > 0 ? Math.min(...times) : null;
}

export function sending(outbox: Outbox, mutationId: string): Outbox {
  return update(outbox, mutationId, (echo) => ({ ...echo, state: 'sending', problem: null }));
}

/** No answer came, or a request to wait: the same row waits and is sent again. */
export function postponed(outbox: Outbox, mutationId: string, now: number, waitMs?: number): Outbox {
  return update(outbox, mutationId, (echo) => {
    const pause = waitMs ?? Math.min(RESEND_PAUSE_MS * 2 ** echo.tries, RESEND_PAUSE_MS_MAX);
    return { ...echo, state: 'queued', tries: echo.tries + 1, notBefore: now + pause };
  });
}

export function refused(outbox: Outbox, mutationId: string, problem: SendProblem): Outbox {
  return update(outbox, mutationId, (echo) => ({ ...echo, state: 'failed', problem }));
}

/** The connection is back, or the person asks: what waits need not wait longer. */
export function hurry(outbox: Outbox): Outbox {
  return outbox.some((echo) => echo.notBefore > 0)
    ? outbox.map((echo) => (echo.notBefore > 0 ? { ...echo, notBefore: 0 } : echo))
    : outbox;
}

export function tryAgain(outbox: Outbox, mutationId: string): Outbox {
  return update(outbox, mutationId, (echo) => ({ ...echo, state: 'queued', tries: 0, notBefore: 0, problem: null }));
}

export function without(outbox: Outbox, mutationId: string): Outbox {
  return outbox.some((echo) => echo.mutationId === mutationId)
    ? outbox.filter((echo) => echo.mutationId !== mutationId)
    : outbox;
}

/** What a reload finds: what was under way waits again, what is too old to be recognised as a repeat asks first. */
export function restored(stored: readonly Echo[], now: number): Outbox {
  return stored.map((echo) => {
    if (echo.state === 'failed') return echo;
    if (now - echo.writtenAt > RESEND_AGE_MS_MAX) return { ...echo, state: 'failed', problem: { is: 'stale' } };
    return { ...echo, state: 'queued', tries: 0, notBefore: 0 };
  });
}

function update(outbox: Outbox, mutationId: string, change: (echo: Echo) => Echo): Outbox {
  const at = outbox.findIndex((echo) => echo.mutationId === mutationId);
  const echo = outbox[at];
  return echo ? outbox.with(at, change(echo)) : outbox;
}
