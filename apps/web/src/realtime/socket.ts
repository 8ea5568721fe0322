/** Does what the session machine commands: tickets, one WebSocket, timers. */
import type { ClientBody, FrameBody } from '../wire/frames.ts';
import { readFrame, SUBPROTOCOL, writeFrame } from '../wire/frames.ts';
import { IDLE, next } from './session.ts';
import type { Command, Session, Signal, TimerName } from './session.ts';

export interface GatewayNeeds {
  /** Rejects when there is no answer; `retryAfterS` says how long to stay away. */
  readonly fetchTicket: () => Promise<{ ticket: string; path: string }>;
  readonly identify: (ticket: string) => ClientBody;
  readonly resume: (ticket: string) => ClientBody;
  readonly onFrame: (body: FrameBody) => void;
  readonly onSession: (session: Session) => void;
  readonly onRevoked: () => void;
}

export class Gateway {
  readonly #needs: GatewayNeeds;
  readonly #timers = new Map<TimerName, ReturnType<typeof setTimeout>>();
  #session: Session = IDLE;
  #socket: WebSocket | null = null;

  constructor(needs: GatewayNeeds) {
    this.#needs = needs;
  }

  start(): void {
    this.#signal({ is: 'start' });
  }

  stop(): void {
    this.#signal({ is: 'stop' });
  }

  tryNow(): void {
    this.#signal({ is: 'try-now' });
  }

  get live(): boolean {
    return this.#session.phase.at === 'live';
  }

  /** Frames that may be lost: typing and presence. */
  send(body: ClientBody): void {
    if (this.live && this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(writeFrame(body));
  }

  #signal(signal: Signal): void {
    const step = next(this.#session, signal, { now: Date.now(), random: Math.random() });
    const changed = step.session !== this.#session;
    this.#session = step.session;
    for (const command of step.commands) this.#obey(command);
    if (changed) this.#needs.onSession(this.#session);
  }

  #obey(command: Command): void {
    switch (command.do) {
      case 'fetch-ticket':
        this.#needs.fetchTicket().then(
          ({ ticket, path }) => this.#signal({ is: 'ticket', ticket, path }),
          (fault: unknown) => this.#signal({ is: 'no-ticket', retryAfterS: retryAfter(fault) }),
        );
        return;
      case 'open':
        this.#open(command.path);
        return;
      case 'identify':
        this.#write(this.#needs.identify(command.ticket));
        return;
      case 'resume':
        this.#write(this.#needs.resume(command.ticket));
        return;
      case 'heartbeat':
        this.#write({ case: 'heartbeat', value: {} });
        return;
      case 'close':
        this.#close(command.code);
        return;
      case 'timer':
        this.#clear(command.name);
        this.#timers.set(command.name, setTimeout(() => this.#signal({ is: 'timer', name: command.name }), command.afterMs));
        return;
      case 'no-timer':
        this.#clear(command.name);
        return;
      case 'revoked':
        this.#needs.onRevoked();
    }
  }

  #open(path: string): void {
    const address = new URL(path, location.href);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(address, SUBPROTOCOL);
    socket.binaryType = 'arraybuffer';
    socket.onopen = () => this.#signal({ is: 'opened' });
    socket.onclose = (event) => this.#signal({ is: 'closed', code: event.code });
    socket.onmessage = (event: MessageEvent<unknown>) => {
      if (event.data instanceof ArrayBuffer) this.#read(event.data);
    };
    this.#socket = socket;
  }

  #read(bytes: ArrayBuffer): void {
    const body = readFrame(bytes);
    if (!body) return;
    // The snapshot is in the store before the session counts as live, and replayed events before the snapshot.
    this.#needs.onFrame(body);
    switch (body.case) {
      case 'hello':
        this.#signal({ is: 'hello', heartbeatMs: body.value.heartbeatIntervalMs });
        return;
      case 'ready':
      case 'resumed':
        this.#signal({ is: 'established' });
        return;
      case 'heartbeatAck':
        this.#signal({ is: 'heartbeat-ack' });
        return;
      case 'reconnect':
        this.#signal({ is: 'reconnect', withinMs: body.value.withinMs });
        return;
      case 'invalidSession':
        this.#signal({ is: 'invalid', retry: body.value.retry });
    }
  }

  #write(body: ClientBody): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(writeFrame(body));
  }

  #close(code: number): void {
    const socket = this.#socket;
    if (!socket) return;
    this.#socket = null;
    socket.onopen = socket.onclose = socket.onmessage = null;
    socket.close(code === 1000 ? 1000 : Math.max(code, 3000));
  }

  #clear(name: TimerName): void {
    clearTimeout(this.#timers.get(name));
    this.#timers.delete(name);
  }
}

function retryAfter(fault: unknown): number {
  return fault instanceof Error && 'retryAfterS' in fault && typeof fault.retryAfterS === 'number' ? fault.retryAfterS : 0;
}
