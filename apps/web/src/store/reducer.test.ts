import { describe, expect, it } from 'vitest';
import { needsOf } from '../realtime/needs.ts';
import type { ChannelState, EventId, ServerState, SessionId } from './model.ts';
import { write } from './outbox.ts';
import { reduce } from './reducer.ts';
import type { Action } from './reducer.ts';
import { CHANNEL, created, deleted, ME, message, OTHER, page, SERVER } from './samples.ts';
import { INITIAL } from './state.ts';
import type { State } from './state.ts';

const channel: ChannelState = {
  facts: { id: CHANNEL, serverId: SERVER, name: 'training', topic: '', position: 0, retention: null }, head: 3, readSeq: 3, unread: 0, permissions: 0n,
};

function server(change: Partial<ChannelState> = {}, seq = 1): ServerState {
  return {
    facts: { id: SERVER, name: 'Elsinore', operatorLine: '', ownerId: ME.id, memberCount: 2, seq, retention: null },
    channels: [{ ...channel, ...change }],
    permissions: 0n,
  };
}

function after(...actions: readonly Action[]): State {
  return actions.reduce(reduce, INITIAL);
}

const signedIn: Action = { do: 'signed-in', self: { account: { user: ME, email: '', createdAt: 0 }, sessionId: '9' as SessionId, restricted: false } };
const listed: Action = { do: 'listed', servers: [server()] };
const resumed = (servers: readonly ServerState[], away = false): Action => ({ do: 'snapshot', servers, presences: [], away });
const opened: readonly Action[] = [signedIn, listed, { do: 'shown', channelId: CHANNEL }, { do: 'page', channelId: CHANNEL, page: page([1, 2, 3]), place: 'whole' }];
const live = (event: ReturnType<typeof created>): Action => ({ do: 'event', event: { of: 'channel', event } });
const echo: Action = { do: 'outbox', change: (all) => write(all, 'm', CHANNEL, 'mine', 0) };
const mine = { authorId: ME.id, content: 'mine', mutationId: 'm' } as const;

function seen(state: State): string[] {
  const entries = state.logs.get(CHANNEL)?.entries ?? [];
  return [...entries.map((entry) => entry.content), ...state.outbox.map((each) => `(${each.content})`)];
}

describe('an echo', () => {
  const sent: Action = { do: 'sent', mutationId: 'm', message: message(4, 'mine', { authorId: ME.id }) };

  it('is swapped by its answer, and its event changes nothing', () => {
    const answered = after(...opened, echo, sent);
    expect(seen(answered)).toEqual(['words 1', 'words 2', 'words 3', 'mine']);
    expect(seen(reduce(answered, live(created(4, mine))))).toEqual(seen(answered));
  });

  it('is swapped by its event, and its answer changes nothing', () => {
    const evented = after(...opened, echo, live(created(4, mine)));
    expect(seen(evented)).toEqual(['words 1', 'words 2', 'words 3', 'mine']);
    expect(seen(reduce(evented, sent))).toEqual(seen(evented));
  });

  it('goes when its event arrives for a channel that is not loaded', () => {
    expect(after(signedIn, listed, echo, live(created(4, mine))).outbox).toEqual([]);
  });
});

describe('unread', () => {
  const unreadOf = (state: State) => state.channels.get(CHANNEL)?.unread;

  it('counts messages of others, in a loaded channel and in one that is not', () => {
    expect(unreadOf(after(...opened, live(created(4)), live(created(5, { authorId: ME.id }))))).toBe(1);
    expect(unreadOf(after(signedIn, listed, live(created(4)), live(created(5, { authorId: ME.id }))))).toBe(1);
  });

  it('forgets a deleted message', () => {
    expect(unreadOf(after(...opened, live(created(4)), live(created(5)), live(deleted(6, 4))))).toBe(1);
  });

  it('asks the API when a channel that is not loaded lost a message or missed one', () => {
    const lost = after(signedIn, listed, live(created(4)), live(deleted(5, 4)));
    const missed = after(signedIn, listed, live(created(6)));
    for (const state of [lost, missed]) expect(needsOf(state)).toEqual([{ of: 'servers', serverIds: [SERVER] }]);
  });

  it('stays what the API said while a hole is open', () => {
    const heard = after(...opened, { do: 'listed', servers: [server({ head: 9, unread: 5 })] });
    expect(unreadOf(heard)).toBe(5);
    expect(needsOf(heard)).toEqual([{ of: 'catch-up', channelId: CHANNEL, after: 3 }]);
  });

  it('outlives a snapshot of the gateway, which knows no reading, and is asked for where messages were missed', () => {
    const before = after(signedIn, { do: 'listed', servers: [server({ unread: 2, readSeq: 1 })] });
    const quiet = reduce(before, resumed([server()]));
    expect([unreadOf(quiet), needsOf(quiet)]).toEqual([2, []]);
    for (const state of [reduce(before, resumed([server({ head: 9 })])), reduce(before, resumed([server()], true))]) {
      expect([unreadOf(state), needsOf(state)]).toEqual([2, [{ of: 'servers', serverIds: [SERVER] }]]);
    }
  });
});

describe('a snapshot', () => {
  it('drops what is not listed any more, with its messages', () => {
    const state = after(...opened, echo, resumed([]));
    expect([state.servers.size, state.channels.size, state.logs.size, state.outbox.length]).toEqual([0, 0, 0, 0]);
  });

  it('forgets a log that is not shown and fell behind', () => {
    const state = after(...opened, { do: 'shown', channelId: null }, resumed([server({ head: 9 })]));
    expect(state.logs.size).toBe(0);
  });
});

describe('a page', () => {
  it('that was read before an event went by is caught up', () => {
    const state = after(signedIn, listed, { do: 'shown', channelId: CHANNEL }, live(created(4)), { do: 'page', channelId: CHANNEL, page: page([1, 2, 3]), place: 'whole' });
    expect(needsOf(state)).toEqual([{ of: 'catch-up', channelId: CHANNEL, after: 3 }]);
  });
});

describe('events of a server', () => {
  const joined = (seq: number): Action => ({
    do: 'event',
    event: { of: 'server', event: { eventId: String(seq) as EventId, serverId: SERVER, seq, kind: 'member-joined', member: { user: OTHER, joinedAt: 0, owner: false } } },
  });

  it('are taken in order, each once', () => {
    const state = after(signedIn, listed, joined(2), joined(2));
    expect(state.servers.get(SERVER)?.facts).toMatchObject({ memberCount: 3, seq: 2 });
  });

  it('have the server read again after a hole', () => {
    const state = after(signedIn, listed, joined(4));
    expect(needsOf(state)).toEqual([{ of: 'servers', serverIds: [SERVER] }]);
    expect(needsOf(reduce(state, { do: 'server-read', server: server({}, 4) }))).toEqual([]);
  });

  it('have the server read again when its head says that the last of them were lost', () => {
    const head = (seq: number): Action => ({ do: 'server-head', serverId: SERVER, seq });
    const state = after(signedIn, listed, head(1), head(0));
    expect(needsOf(state)).toEqual([]);
    const behind = reduce(state, head(2));
    expect(needsOf(behind)).toEqual([{ of: 'servers', serverIds: [SERVER] }]);
    expect(reduce(behind, head(2))).toBe(behind);
    expect(needsOf(reduce(behind, { do: 'server-read', server: server({}, 2) }))).toEqual([]);
  });

  it('have the server read again when one came while it was read', () => {
    const state = after(signedIn, listed, joined(4), { do: 'server-read', server: server({}, 3) });
    expect(needsOf(state)).toEqual([{ of: 'servers', serverIds: [SERVER] }]);
    expect(needsOf(reduce(state, { do: 'server-read', server: server({}, 4) }))).toEqual([]);
  });

  it('are newer than a reading of the server, whose heads count all the same', () => {
    const state = after(...opened, joined(2), { do: 'server-read', server: server({ head: 5 }, 1) });
    expect(state.servers.get(SERVER)?.facts.seq).toBe(2);
    expect(needsOf(state)).toEqual([{ of: 'catch-up', channelId: CHANNEL, after: 3 }]);
  });

  it('drop a server that is gone', () => {
    const gone: Action = { do: 'event', event: { of: 'self', event: { eventId: '1' as EventId, kind: 'server-left', serverId: SERVER, reason: 'banned' } } };
    expect(after(...opened, gone).channels.size).toBe(0);
  });
});
