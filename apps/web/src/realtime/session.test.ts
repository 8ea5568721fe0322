import { describe, expect, it } from 'vitest';
import { ANSWER_MS_MAX, IDLE, next, RETRY_MS_MAX } from './session.ts';
import type { Command, Session, Signal } from './session.ts';

const NOW = { now: 1_000, random: 0.5 };

function run(session: Session, ...signals: readonly Signal[]): { session: Session; commands: readonly Command[] } {
  let commands: readonly Command[] = [];
  for (const signal of signals) ({ session, commands } = next(session, signal, NOW));
  return { session, commands };
}

const toGreeting: readonly Signal[] = [{ is: 'start' }, { is: 'ticket', ticket: 't', path: '/gateway' }, { is: 'opened' }];
const toLive: readonly Signal[] = [...toGreeting, { is: 'hello', heartbeatMs: 40_000 }, { is: 'established' }];
const names = (commands: readonly Command[]) => commands.map((command) => command.do);

describe('the gateway session', () => {
  it('identifies with the ticket after the greeting', () => {
    const { commands } = run(IDLE, ...toGreeting, { is: 'hello', heartbeatMs: 40_000 });
    expect(commands).toEqual([
      { do: 'identify', ticket: 't' },
      { do: 'timer', name: 'answer', afterMs: ANSWER_MS_MAX },
      { do: 'timer', name: 'heartbeat', afterMs: 20_000 },
    ]);
  });

  it('resumes with a new ticket after a loss', () => {
    const lost = run(IDLE, ...toLive, { is: 'closed', code: 1006 });
    expect(lost.session).toMatchObject({ phase: { at: 'waiting', retryAt: 1_750 }, lostAt: 1_000 });
    const { commands } = run(lost.session, { is: 'timer', name: 'retry' }, { is: 'ticket', ticket: 'u', path: '/gateway' }, { is: 'opened' }, { is: 'hello', heartbeatMs: 1 });
    expect(commands[0]).toEqual({ do: 'resume', ticket: 'u' });
  });

  it('identifies anew when resuming was refused', () => {
    const refused = run(IDLE, ...toLive, { is: 'invalid', retry: true });
    expect(refused.session.resumable).toBe(false);
    expect(refused.session.phase.at).toBe('waiting');
  });

  it('gives up a socket that does not answer its heartbeat', () => {
    const beating = run(IDLE, ...toLive, { is: 'timer', name: 'heartbeat' });
    expect(names(beating.commands)).toEqual(['heartbeat', 'timer']);
    expect(run(beating.session, { is: 'heartbeat-ack' }, { is: 'timer', name: 'heartbeat' }).session.phase.at).toBe('live');
    const silent = run(beating.session, { is: 'timer', name: 'heartbeat' });
    expect(silent.session.phase.at).toBe('waiting');
    expect(names(silent.commands)).toContain('close');
  });

  it('waits longer after each failed try, with a bound, and not at all after a success', () => {
    let { session } = run(IDLE, { is: 'start' }, { is: 'no-ticket', retryAfterS: 0 });
    for (let tries = 0; tries < 10; tries++) ({ session } = run(session, { is: 'try-now' }, { is: 'no-ticket', retryAfterS: 0 }));
    expect(session.phase).toEqual({ at: 'waiting', retryAt: 1_000 + RETRY_MS_MAX * 0.75 });
    expect(run(session, { is: 'try-now' }, ...toLive.slice(1)).session).toMatchObject({ tries: 0, lostAt: null });
  });

  it('stays away as long as it was told', () => {
    expect(run(IDLE, { is: 'start' }, { is: 'no-ticket', retryAfterS: 9 }).session.phase).toEqual({ at: 'waiting', retryAt: 10_000 });
    expect(run(IDLE, ...toLive, { is: 'reconnect', withinMs: 4_000 }).session.phase).toEqual({ at: 'waiting', retryAt: 3_000 });
  });

  it('ends when the session was revoked, and comes back for no timer', () => {
    const revoked = run(IDLE, ...toLive, { is: 'closed', code: 4006 });
    expect(names(revoked.commands)).toContain('revoked');
    expect(run(revoked.session, { is: 'timer', name: 'retry' }, { is: 'try-now' })).toMatchObject({ session: { phase: { at: 'ended' } }, commands: [] });
  });

  it('ignores a ticket that comes after it was stopped', () => {
    expect(run(IDLE, { is: 'start' }, { is: 'stop' }, { is: 'ticket', ticket: 't', path: '/' }).commands).toEqual([]);
  });
});
