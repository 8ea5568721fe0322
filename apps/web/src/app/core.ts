/** The parts of a running client, joined. Framework-free; the screen is one more listener. */
import { readKeptOutbox, keepOutbox } from '../device/keptOutbox.ts';
import { DEVICE_KEYS, readKey, wipeDevice, writeKey } from '../device/storage.ts';
import { SessionService } from '../gen/chat/v1/account_pb.ts';
import type { SessionGranted } from '../gen/chat/v1/account_pb.ts';
import type { Ready } from '../gen/chat/v1/gateway_pb.ts';
import { MessageService } from '../gen/chat/v1/message_pb.ts';
import { ServerService } from '../gen/chat/v1/server_pb.ts';
import { startHealer } from '../realtime/healer.ts';
import { SeenEvents } from '../realtime/seen.ts';
import { startSender } from '../realtime/sender.ts';
import type { SendResult } from '../realtime/sender.ts';
import type { Session } from '../realtime/session.ts';
import { Gateway } from '../realtime/socket.ts';
import { Tokens } from '../session/tokens.ts';
import { findMessage } from '../store/channelLog.ts';
import type { AnyEvent, ChannelId, Presence, ServerId, SessionId } from '../store/model.ts';
import { hurry } from '../store/outbox.ts';
import type { Farewell } from '../store/state.ts';
import { createStore } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import { createCall, createDownload, Refused } from '../wire/client.ts';
import type { Call, Download } from '../wire/client.ts';
import type { FrameBody } from '../wire/frames.ts';
import { fromPresence, toAccount, toCatchUp, toEvent, toMessage, toPage, toPresence, toServerState, WireFault } from '../wire/mapping.ts';

export interface Core {
  readonly store: Store;
  readonly call: Call;
  readonly download: Download;
  readonly gateway: Gateway;
  readonly boot: () => Promise<void>;
  readonly signedIn: (granted: SessionGranted) => void;
  /** Puts a fresh token in place of one that a password change has ended. */
  readonly renewed: (granted: SessionGranted) => void;
  readonly signedOut: (stage: 'anonymous' | 'ended') => void;
  /** Does what ends the session from within: that it ended is then no news, and is told in other words. */
  readonly takeLeave: (work: () => Promise<Farewell>) => Promise<void>;
  /** The account is restricted no more: the client starts as after a log-in. */
  readonly released: () => Promise<void>;
}

const BOOT_RETRY_MS = 2_000;
const LIST_RETRY_MS = 2_000;
/** A gateway node replays this long; after it, other devices may have read what this one still counts as unread. */
const AWAY_MS = 60_000;
const CATCH_UP_EVENTS = 200;
const PAGE_MESSAGES = 50;
const PRESENCES: readonly Presence[] = ['online', 'away', 'do-not-disturb', 'hidden'];

export function createCore(store: Store = createStore()): Core {
  const tokens = new Tokens(() => signedOut('ended'));
  const call = createCall(tokens);
  const download = createDownload(tokens);
  const seen = new SeenEvents();
  let stopParts: (() => void) | null = null;
  let takingLeave = false;

  const gateway = new Gateway({
    fetchTicket: async () => {
      const { ticket, path } = await call(SessionService.method.issueTicket, {});
      return { ticket, path: path || '/gateway' };
    },
    identify: (ticket) => ({ case: 'identify', value: { ticket, presence: fromPresence(store.get().ownPresence) } }),
    resume: (ticket) => ({ case: 'resume', value: { ticket, presence: fromPresence(store.get().ownPresence), ...positions(store) } }),
    onFrame: (body) => {
      try {
        takeFrame(body);
      } catch (fault) {
        // What breaks the contract is dropped; a position it took shows up as a hole and is fetched.
        if (!(fault instanceof WireFault)) throw fault;
      }
    },
    onSession: (session) => store.dispatch({ do: 'connection', connection: toConnection(session) }),
    onRevoked: () => signedOut('ended'),
  });

  function takeFrame(body: FrameBody): void {
    switch (body.case) {
      case 'ready':
      case 'resumed':
        takeSnapshot(body.value);
        store.dispatch({ do: 'outbox', change: hurry });
        return;
      case 'dispatch':
        takeEvent(toEvent(body.value));
        return;
      case 'channelHead':
        store.dispatch({ do: 'head', channelId: body.value.channelId as ChannelId, seq: Number(body.value.channelSeq) });
        return;
      case 'serverHead':
        takeServerHead(body.value.serverId as ServerId, Number(body.value.serverSeq));
        return;
      case 'typingStarted': {
        const { channelId, userId, ttlMs } = body.value;
        store.dispatch({ do: 'typing', channelId: channelId as ChannelId, userId: toPresence({ ...NOBODY, userId }).userId, until: Date.now() + ttlMs });
        setTimeout(() => store.dispatch({ do: 'typing-swept', now: Date.now() }), ttlMs + 50);
        return;
      }
      case 'presenceChanged':
        store.dispatch({ do: 'presence', note: toPresence(body.value) });
    }
  }

  function takeSnapshot({ servers, presences }: Pick<Ready, 'servers' | 'presences'>): void {
    const { lostAt } = store.get().connection;
    const away = lostAt !== null && Date.now() - lostAt > AWAY_MS;
    store.dispatch({ do: 'snapshot', servers: servers.map(toServerState), presences: presences.map(toPresence), away });
  }

  function takeEvent(event: AnyEvent): void {
    if (!seen.add(event.event.eventId)) return;
    store.dispatch({ do: 'event', event });
    if (event.of !== 'self') return;
    if (event.event.kind === 'server-joined') void readServer(event.event.serverId).catch(() => gateway.tryNow());
    if (event.event.kind === 'session-revoked' && event.event.sessionId === store.get().self?.sessionId) signedOut('ended');
  }

  /** A server that is not known is one that was joined unheard. */
  function takeServerHead(serverId: ServerId, seq: number): void {
    if (store.get().servers.has(serverId)) store.dispatch({ do: 'server-head', serverId, seq });
    else void readServer(serverId).catch(() => gateway.tryNow());
  }

  async function readServer(serverId: ServerId): Promise<void> {
    try {
      const state = await call(ServerService.method.getServer, {}, { server_id: serverId });
      store.dispatch({ do: 'server-read', server: toServerState(state) });
    } catch (fault) {
      if (!(fault instanceof Refused) || fault.code !== 'UNKNOWN_SERVER') throw fault;
      store.dispatch({ do: 'server-dropped', serverId });
    }
  }

  async function listServers(): Promise<void> {
    const { servers } = await call(ServerService.method.listServers, {});
    store.dispatch({ do: 'listed', servers: servers.map(toServerState) });
  }

  async function catchUp(channelId: ChannelId, after: number): Promise<boolean> {
    try {
      const page = toCatchUp(await call(MessageService.method.catchUp, { after: BigInt(after), limit: CATCH_UP_EVENTS }, { channel_id: channelId }));
      store.dispatch({ do: 'caught-up', channelId, page });
      return (store.get().logs.get(channelId)?.seq ?? 0) > after;
    } catch (fault) {
      if (fault instanceof Refused && fault.code === 'RESYNC') return false;
      throw fault;
    }
  }

  /** The page that is on the screen, read anew: the newest one, or the one around the middle of a window in the past. */
  async function reload(channelId: ChannelId): Promise<void> {
    const log = store.get().logs.get(channelId);
    const middle = log?.hasNewer ? log.entries[log.entries.length >> 1] : undefined;
    const around = middle && log && findMessage(log, middle.id) ? { around: middle.id } : {};
    const page = toPage(await call(MessageService.method.listMessages, { ...around, limit: PAGE_MESSAGES }, { channel_id: channelId }));
    store.dispatch({ do: 'page', channelId, page, place: 'whole' });
  }

  async function sendEcho(channelId: ChannelId, content: string, mutationId: string): Promise<SendResult> {
    try {
      const message = await call(MessageService.method.sendMessage, { content, clientMutationId: mutationId }, { channel_id: channelId });
      return { is: 'sent', message: toMessage(message, mutationId) };
    } catch (fault) {
      if (!(fault instanceof Refused)) return { is: 'wait' };
      if (fault.code === 'RATE_LIMITED') return { is: 'wait', ms: Math.max(1, fault.retryAfterS) * 1000 };
      if (fault.status >= 500 || fault.code === 'SESSION_ENDED') return { is: 'wait' };
      return { is: 'refused', problem: { is: 'refused', code: fault.code, requestId: fault.requestId } };
    }
  }

  function signedIn(granted: SessionGranted): void {
    if (!granted.account) throw new WireFault('session_granted.account');
    tokens.hold(granted);
    writeKey(DEVICE_KEYS.signedIn, '1');
    const self = { account: toAccount(granted.account), sessionId: granted.sessionId as SessionId, restricted: granted.restricted };
    if (self.restricted) {
      store.dispatch({ do: 'signed-in', self });
      return;
    }
    const presence = PRESENCES.find((each) => each === readKey(DEVICE_KEYS.presence)) ?? 'online';
    store.dispatch({ do: 'own-presence', presence });
    store.dispatch({ do: 'outbox', change: () => readKeptOutbox(Date.now()) });
    store.dispatch({ do: 'signed-in', self });
    startParts();
    void begin(granted.sessionId);
  }

  function startParts(): void {
    stopParts?.();
    const parts = [
      keepOutbox(store),
      startSender(store, sendEcho),
      startHealer(store, { catchUp, reload, readServers: ([one, ...more]) => (one && more.length === 0 ? readServer(one) : listServers()) }, () => gateway.live),
    ];
    stopParts = () => parts.forEach((stop) => stop());
  }

  /** First the list, which has the reading, then the socket: what happens between them shows in the heads of Ready. */
  async function begin(sessionId: string): Promise<void> {
    while (store.get().self?.sessionId === sessionId && !store.get().listed) {
      await listServers().catch(() => pause(LIST_RETRY_MS));
    }
    if (store.get().self?.sessionId === sessionId) gateway.start();
  }

  function signedOut(stage: 'anonymous' | 'ended'): void {
    if (takingLeave) return;
    const was = store.get().stage;
    // The receipt code on it is nowhere else: it stays until the person leaves, whatever was still on its way.
    if (was === 'farewell' && stage === 'ended') return;
    forget();
    // A visitor whose cookie is simply gone was not logged out under their eyes.
    store.dispatch({ do: 'signed-out', stage: was === 'signed-in' ? stage : 'anonymous' });
  }

  function forget(): void {
    quieten();
    tokens.drop();
    seen.clear();
    wipeDevice();
  }

  function quieten(): void {
    stopParts?.();
    stopParts = null;
    gateway.stop();
  }

  async function takeLeave(work: () => Promise<Farewell>): Promise<void> {
    takingLeave = true;
    quieten();
    try {
      const farewell = await work();
      forget();
      store.dispatch({ do: 'farewell', farewell });
    } catch (fault) {
      startParts();
      gateway.start();
      throw fault;
    } finally {
      takingLeave = false;
    }
  }

  const released = async () => signedIn(await tokens.refresh());

  async function boot(): Promise<void> {
    addEventListener('online', () => gateway.tryNow());
    if (readKey(DEVICE_KEYS.signedIn) === null) {
      store.dispatch({ do: 'signed-out', stage: 'anonymous' });
      return;
    }
    while (store.get().stage === 'starting') {
      try {
        signedIn(await tokens.refresh());
      } catch (fault) {
        if (fault instanceof Refused && fault.status === 401) return;
        await pause(BOOT_RETRY_MS);
      }
    }
  }

  const renewed = (granted: SessionGranted) => tokens.hold(granted);
  return { store, call, download, gateway, boot, signedIn, renewed, signedOut, takeLeave, released };
}

function pause(ms: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, ms));
}

const NOBODY = { $typeName: 'chat.v1.PresenceChanged', userId: '0', status: 0 } as const;

function positions(store: Store) {
  const { logs, servers } = store.get();
  return {
    channels: [...logs].map(([channelId, log]) => ({ channelId, channelSeq: BigInt(log.seq) })),
    servers: [...servers].map(([serverId, server]) => ({ serverId, serverSeq: BigInt(server.facts.seq) })),
  };
}

function toConnection(session: Session) {
  const { phase, lostAt } = session;
  const at = phase.at === 'live' ? 'live' : phase.at === 'waiting' ? 'waiting' : phase.at === 'ended' ? 'ended' : 'connecting';
  return { phase: at, lostAt, retryAt: phase.at === 'waiting' ? phase.retryAt : null } as const;
}
