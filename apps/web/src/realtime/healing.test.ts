/**
 * Seeded days of a client: a channel is written in, edited and deleted from, while deliveries are lost, repeated,
 * delayed and overtaken, answers are slow or missing, and the connection breaks. When all is quiet again the store
 * must show the truth. A failing seed is named and replays exactly.
 */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaughtUp, ChannelEvent, EventId, Message, MessageId, Page, ServerState, SessionId } from '../store/model.ts';
import { CHANNEL, ME, message, OTHER, resolved, SERVER } from '../store/samples.ts';
import { createStore } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import { startHealer } from './healer.ts';
import { SeenEvents } from './seen.ts';

/** Enough for the rarest fault found so far, which takes 277. */
const SEEDS = 1_000;
const STEPS_MAX = 60;
const PAGE = 8;
const CATCH_UP = 6;
const LOG_REACH = 40;

/** A small generator, so that a seed is a day. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** One channel as the database has it. */
class Truth {
  readonly log: ChannelEvent[] = [];
  readonly messages = new Map<MessageId, Message>();

  get head(): number {
    return this.log.length;
  }

  send(): ChannelEvent {
    const written = message(this.head + 1);
    this.messages.set(written.id, written);
    return this.#append({ kind: 'created', message: written, author: OTHER });
  }

  edit(id: MessageId): ChannelEvent | null {
    const there = this.messages.get(id);
    if (!there) return null;
    const changed = { ...there, content: `other words ${this.head}`, editedAt: this.head + 1 };
    this.messages.set(id, changed);
    return this.#append({ kind: 'edited', message: changed, author: OTHER });
  }

  delete(id: MessageId): ChannelEvent | null {
    return this.messages.delete(id) ? this.#append({ kind: 'deleted', messageId: id }) : null;
  }

  shown(): Message[] {
    return [...this.messages.values()].toSorted((a, b) => a.seq - b.seq);
  }

  page(before: MessageId | null): Page {
    const all = this.shown().filter((each) => before === null || each.seq < Number(before) - 1000);
    return { messages: all.slice(-PAGE), users: [OTHER], hasOlder: all.length > PAGE, hasNewer: false, head: this.head };
  }

  /** Null when the position is out of the log's reach. */
  after(seq: number): readonly CaughtUp[] | null {
    if (this.head - seq > LOG_REACH) return null;
    const stretch = this.log.slice(seq, seq + CATCH_UP);
    // A message is carried by the last position of the answer that is about it, as it is now.
    return resolved(stretch).map((event) => {
      const now = this.messages.get(event.messageId) ?? null;
      return { ...event, message: event.message && now, deleted: now === null };
    });
  }

  #append(change: { kind: 'created' | 'edited'; message: Message; author: typeof OTHER } | { kind: 'deleted'; messageId: MessageId }): ChannelEvent {
    const seq = this.head + 1;
    const event = { eventId: String(5000 + seq) as EventId, serverId: SERVER, channelId: CHANNEL, seq, ...change } as ChannelEvent;
    this.log.push(event);
    return event;
  }
}

function serverState(truth: Truth): ServerState {
  return {
    facts: { id: SERVER, name: 'Elsinore', operatorLine: '', ownerId: ME.id, memberCount: 2, seq: 1, retention: null },
    channels: [{ facts: { id: CHANNEL, serverId: SERVER, name: 'training', topic: '', position: 0, retention: null }, head: truth.head, readSeq: 0, unread: 0, permissions: 0n }],
    permissions: 0n,
  };
}

const later = (ms: number) => new Promise<void>((wake) => setTimeout(wake, ms));

/** The network between the store and the truth, with the faults of one seed. */
class Day {
  readonly truth = new Truth();
  readonly store: Store = createStore();
  readonly #random: () => number;
  readonly #seen = new SeenEvents();
  readonly #loss: number;
  readonly #repeat: number;
  readonly #silence: number;
  readonly #delayMs: number;
  #calm = false;
  #online = true;
  /** Something was not delivered: only then a gateway node has a head to tell. */
  #owed = false;

  constructor(seed: number) {
    this.#random = seeded(seed);
    const sometimes = (most: number) => (this.#random() < 0.5 ? 0 : this.#random() * most);
    this.#loss = sometimes(0.5);
    this.#repeat = sometimes(0.4);
    this.#silence = sometimes(0.3);
    this.#delayMs = 5 + sometimes(1_500);
  }

  async live(): Promise<void> {
    const { store, truth } = this;
    store.dispatch({ do: 'signed-in', self: { account: { user: ME, email: '', createdAt: 0 }, sessionId: '9' as SessionId, restricted: false } });
    store.dispatch({ do: 'listed', servers: [serverState(truth)] });
    const stop = startHealer(store, {
      catchUp: async (channelId, after) => {
        const events = await this.#answer(() => truth.after(after));
        if (events === null) return false;
        store.dispatch({ do: 'caught-up', channelId, page: { events: events.read, users: [OTHER], head: events.head } });
        return (store.get().logs.get(channelId)?.seq ?? 0) > after;
      },
      reload: () => this.#load(null),
      readServers: async () => {
        await later(this.#random() * this.#delayMs);
        store.dispatch({ do: 'server-read', server: serverState(truth) });
      },
    }, () => this.#online, this.#random);
    store.dispatch({ do: 'shown', channelId: CHANNEL });
    void this.#load(null);
    // Short days too: what the next event would heal is wrong until it comes.
    for (let step = Math.ceil(this.#random() ** 2 * STEPS_MAX); step > 0; step--) {
      this.#act();
      await vi.advanceTimersByTimeAsync(this.#random() * 300);
    }
    this.#calm = true;
    if (this.#owed || !this.#online) this.#resume();
    await vi.advanceTimersByTimeAsync(60_000);
    stop();
  }

  #act(): void {
    const { truth } = this;
    const ids = [...truth.messages.keys()];
    const any = ids[Math.floor(this.#random() * ids.length)];
    const what = this.#random();
    if (what < 0.5 || any === undefined) this.#deliver(truth.send());
    else if (what < 0.68) this.#deliver(truth.edit(any));
    else if (what < 0.82) this.#deliver(truth.delete(any));
    else if (what < 0.88) this.#older();
    else if (what < 0.94) this.#tellHead();
    else if (this.#online) this.#online = false;
    else this.#resume();
  }

  /** Events go to whoever is connected; each on its own way. */
  #deliver(event: ChannelEvent | null): void {
    if (!event) return;
    if (!this.#online || this.#random() < this.#loss) {
      this.#owed = true;
      return;
    }
    for (const times of this.#random() < this.#repeat ? [1, 2] : [1]) {
      setTimeout(() => {
        if (!this.#online) this.#owed = true;
        else if (this.#seen.add(event.eventId)) this.store.dispatch({ do: 'event', event: { of: 'channel', event } });
      }, this.#random() * this.#delayMs * times);
    }
  }

  #resume(): void {
    this.#online = true;
    this.#owed = false;
    this.store.dispatch({ do: 'snapshot', servers: [serverState(this.truth)], presences: [], away: false });
  }

  #tellHead(): void {
    if (this.#owed && this.#online) this.store.dispatch({ do: 'head', channelId: CHANNEL, seq: this.truth.head });
    this.#owed &&= !this.#online;
  }

  #older(): void {
    const log = this.store.get().logs.get(CHANNEL);
    const first = log?.entries[0];
    if (first && log.hasOlder) void this.#load(first.id);
  }

  /** As the screen does: what was not answered is asked again. */
  async #load(before: MessageId | null): Promise<void> {
    try {
      const page = await this.#answer(() => this.truth.page(before));
      if (page) this.store.dispatch({ do: 'page', channelId: CHANNEL, page: page.read, place: before === null ? 'whole' : 'older' });
    } catch {
      if (before === null) {
        await later(500);
        await this.#load(null);
      }
    }
  }

  /** Read in one moment, heard in another, or not at all. */
  async #answer<T>(read: () => T | null): Promise<{ read: T; head: number } | null> {
    await later(this.#random() * this.#delayMs);
    const answer = read();
    const { head } = this.truth;
    await later(this.#random() * this.#delayMs);
    if (!this.#calm && this.#random() < this.#silence) throw new Error('no answer');
    return answer === null ? null : { read: answer, head };
  }

  /** What is loaded of the channel, and what should be there. */
  judge(): { readonly shows: readonly string[]; readonly truth: readonly string[] } {
    const words = ({ seq, content }: { seq: number; content: string }) => `${seq} ${content}`;
    const entries = this.store.get().logs.get(CHANNEL)?.entries ?? [];
    const shows = entries.map(words);
    const from = this.store.get().logs.get(CHANNEL)?.hasOlder ? (entries[0]?.seq ?? 0) : 0;
    return { shows, truth: this.truth.shown().filter((each) => each.seq >= from).map(words) };
  }
}

describe('a client on a bad day', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it(`shows the truth in the end, for ${SEEDS} seeds`, async () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const day = new Day(seed);
      await day.live();
      const { shows, truth } = day.judge();
      expect(shows, `seed ${seed}`).toEqual(truth);
      vi.clearAllTimers();
    }
  }, 20_000);
});
