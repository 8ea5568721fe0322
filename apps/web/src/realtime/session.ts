/**
 * The gateway session as a pure state machine: `next(session, signal) → session + commands`. It knows no socket,
 * no clock and no chance; `socket.ts` does what the commands say.
 */
export type SessionPhase =
  | { readonly at: 'idle' }
  | { readonly at: 'ticket' }
  | { readonly at: 'opening'; readonly ticket: string }
  | { readonly at: 'greeting'; readonly ticket: string }
  | { readonly at: 'identifying' }
  | { readonly at: 'live' }
  | { readonly at: 'waiting'; readonly retryAt: number }
  | { readonly at: 'ended' };

export interface Session {
  readonly phase: SessionPhase;
  /** Tries since the last Ready or Resumed. */
  readonly tries: number;
  /** A snapshot was taken once, so the next socket resumes. */
  readonly resumable: boolean;
  readonly lostAt: number | null;
  readonly heartbeatMs: number;
  readonly acknowledged: boolean;
}

export type Signal =
  | { readonly is: 'start' }
  | { readonly is: 'stop' }
  | { readonly is: 'try-now' }
  | { readonly is: 'ticket'; readonly ticket: string; readonly path: string }
  | { readonly is: 'no-ticket'; readonly retryAfterS: number }
  | { readonly is: 'opened' }
  | { readonly is: 'closed'; readonly code: number }
  | { readonly is: 'timer'; readonly name: TimerName }
  | { readonly is: 'hello'; readonly heartbeatMs: number }
  | { readonly is: 'established' }
  | { readonly is: 'heartbeat-ack' }
  | { readonly is: 'reconnect'; readonly withinMs: number }
  | { readonly is: 'invalid'; readonly retry: boolean };

export type TimerName = 'retry' | 'answer' | 'heartbeat';

export type Command =
  | { readonly do: 'fetch-ticket' }
  | { readonly do: 'open'; readonly path: string }
  | { readonly do: 'identify'; readonly ticket: string }
  | { readonly do: 'resume'; readonly ticket: string }
  | { readonly do: 'heartbeat' }
  | { readonly do: 'close'; readonly code: number }
  | { readonly do: 'timer'; readonly name: TimerName; readonly afterMs: number }
  | { readonly do: 'no-timer'; readonly name: TimerName }
  /** The session itself is over: whoever is logged in has to be asked. */
  | { readonly do: 'revoked' };

export interface Circumstances {
  readonly now: number;
  /** In [0, 1). */
  readonly random: number;
}

export interface Step {
  readonly session: Session;
  readonly commands: readonly Command[];
}

export const RETRY_MS_MIN = 1_000;
export const RETRY_MS_MAX = 30_000;
/** Opening, greeting and identifying each have this long. */
export const ANSWER_MS_MAX = 10_000;

const CLOSE_NORMAL = 1000;
/** Ours, when the other side says nothing any more. */
const CLOSE_SILENT = 4010;
const SESSION_REVOKED = 4006;
const AUTHENTICATION_FAILED = 4004;
const TOO_MANY_SESSIONS = 4013;

export const IDLE: Session = {
  phase: { at: 'idle' }, tries: 0, resumable: false, lostAt: null, heartbeatMs: 0, acknowledged: true,
};

export function next(session: Session, signal: Signal, circumstances: Circumstances): Step {
  if (session.phase.at === 'ended' && signal.is !== 'start') return { session, commands: [] };
  switch (signal.is) {
    case 'start':
      return fetchTicket({ ...IDLE });
    case 'stop':
      return { session: { ...session, phase: { at: 'ended' } }, commands: [...quiet(), { do: 'close', code: CLOSE_NORMAL }] };
    case 'try-now':
      return session.phase.at === 'waiting' ? fetchTicket(session) : { session, commands: [] };
    case 'ticket':
      return session.phase.at === 'ticket'
        ? { session: { ...session, phase: { at: 'opening', ticket: signal.ticket } }, commands: [{ do: 'open', path: signal.path }, answerIn()] }
        : { session, commands: [] };
    case 'no-ticket':
      return session.phase.at === 'ticket' ? wait(session, circumstances, signal.retryAfterS * 1000) : { session, commands: [] };
    case 'opened':
      return session.phase.at === 'opening'
        ? { session: { ...session, phase: { at: 'greeting', ticket: session.phase.ticket } }, commands: [answerIn()] }
        : { session, commands: [] };
    case 'hello':
      return greeted(session, signal.heartbeatMs, circumstances);
    case 'established':
      return session.phase.at === 'identifying'
        ? { session: { ...session, phase: { at: 'live' }, tries: 0, resumable: true, lostAt: null }, commands: [{ do: 'no-timer', name: 'answer' }] }
        : { session, commands: [] };
    case 'heartbeat-ack':
      return { session: { ...session, acknowledged: true }, commands: [] };
    case 'reconnect':
      return reconnect(session, signal.withinMs, circumstances);
    case 'invalid':
      return invalid(session, signal.retry, circumstances);
    case 'closed':
      return closed(session, signal.code, circumstances);
    case 'timer':
      return timer(session, signal.name, circumstances);
  }
}

function greeted(session: Session, heartbeatMs: number, { random }: Circumstances): Step {
  if (session.phase.at !== 'greeting') return { session, commands: [] };
  const { ticket } = session.phase;
  return {
    session: { ...session, phase: { at: 'identifying' }, heartbeatMs, acknowledged: true },
    commands: [
      session.resumable ? { do: 'resume', ticket } : { do: 'identify', ticket },
      answerIn(),
      // The first beat at a random moment, so that nodes are not struck in step.
      { do: 'timer', name: 'heartbeat', afterMs: Math.round(heartbeatMs * random) },
    ],
  };
}

function timer(session: Session, name: TimerName, circumstances: Circumstances): Step {
  switch (name) {
    case 'retry':
      return session.phase.at === 'waiting' ? fetchTicket(session) : { session, commands: [] };
    case 'answer':
      return lost(session, circumstances, [{ do: 'close', code: CLOSE_SILENT }]);
    case 'heartbeat':
      if (session.phase.at !== 'identifying' && session.phase.at !== 'live') return { session, commands: [] };
      if (!session.acknowledged) return lost(session, circumstances, [{ do: 'close', code: CLOSE_SILENT }]);
      return {
        session: { ...session, acknowledged: false },
        commands: [{ do: 'heartbeat' }, { do: 'timer', name: 'heartbeat', afterMs: session.heartbeatMs }],
      };
  }
}

function reconnect(session: Session, withinMs: number, circumstances: Circumstances): Step {
  const afterMs = Math.round(withinMs * circumstances.random);
  const since = session.lostAt ?? circumstances.now;
  return {
    session: { ...session, phase: { at: 'waiting', retryAt: circumstances.now + afterMs }, lostAt: since },
    commands: [...quiet(), { do: 'close', code: CLOSE_NORMAL }, { do: 'timer', name: 'retry', afterMs }],
  };
}

function invalid(session: Session, retry: boolean, circumstances: Circumstances): Step {
  // Resuming is over; a new ticket, if one is given, tells whether the session is.
  const anew = { ...session, resumable: false };
  return lost(anew, circumstances, [{ do: 'close', code: CLOSE_NORMAL }], retry ? 0 : RETRY_MS_MIN);
}

function closed(session: Session, code: number, circumstances: Circumstances): Step {
  if (session.phase.at === 'idle' || session.phase.at === 'waiting' || session.phase.at === 'ticket') return { session, commands: [] };
  if (code === SESSION_REVOKED) {
    return { session: { ...session, phase: { at: 'ended' } }, commands: [...quiet(), { do: 'revoked' }] };
  }
  const slow = code === TOO_MANY_SESSIONS ? RETRY_MS_MAX : 0;
  return lost(code === AUTHENTICATION_FAILED ? { ...session, resumable: false } : session, circumstances, [], slow);
}

function lost(session: Session, circumstances: Circumstances, commands: readonly Command[], atLeastMs = 0): Step {
  const waiting = wait(session, circumstances, atLeastMs);
  return { session: waiting.session, commands: [...quiet(), ...commands, ...waiting.commands] };
}

/** 1, 2, 4 … 30 s, each shortened by up to half, so that many clients do not come back at once. */
function wait(session: Session, { now, random }: Circumstances, atLeastMs: number): Step {
  const backoff = Math.min(RETRY_MS_MIN * 2 ** session.tries, RETRY_MS_MAX) * (1 - random / 2);
  const afterMs = Math.round(Math.max(backoff, atLeastMs));
  return {
    session: { ...session, phase: { at: 'waiting', retryAt: now + afterMs }, tries: session.tries + 1, lostAt: session.lostAt ?? now },
    commands: [{ do: 'timer', name: 'retry', afterMs }],
  };
}

function fetchTicket(session: Session): Step {
  return { session: { ...session, phase: { at: 'ticket' } }, commands: [{ do: 'no-timer', name: 'retry' }, { do: 'fetch-ticket' }] };
}

function answerIn(): Command {
  return { do: 'timer', name: 'answer', afterMs: ANSWER_MS_MAX };
}

function quiet(): readonly Command[] {
  return [{ do: 'no-timer', name: 'answer' }, { do: 'no-timer', name: 'heartbeat' }, { do: 'no-timer', name: 'retry' }];
}
