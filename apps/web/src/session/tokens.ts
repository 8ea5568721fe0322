/**
 * The access token lives in this module's memory and nowhere else. The refresh token is a cookie no script can
 * read. Tabs share the cookie, so they refresh one after another under a Web Lock.
 */
import { Refused, send } from '../wire/client.ts';
import type { TokenSource } from '../wire/client.ts';
import { SessionService } from '../gen/chat/v1/account_pb.ts';
import type { SessionGranted } from '../gen/chat/v1/account_pb.ts';

export const REFRESH_LOCK = 'parley.refresh';
/** A token this close to its end is traded before it is used. */
const SPARE_MS = 45_000;

interface Held {
  readonly token: string;
  readonly goodUntil: number;
}

export class Tokens implements TokenSource {
  readonly #fetcher: typeof fetch;
  readonly #onEnded: () => void;
  #held: Held | null = null;
  #refreshing: Promise<SessionGranted> | null = null;

  constructor(onEnded: () => void, fetcher: typeof fetch = fetch.bind(globalThis)) {
    this.#onEnded = onEnded;
    this.#fetcher = fetcher;
  }

  async token(): Promise<string> {
    if (this.#held && this.#held.goodUntil > Date.now()) return this.#held.token;
    return (await this.refresh()).accessToken;
  }

  spoiled(token: string): void {
    if (this.#held?.token === token) this.#held = null;
  }

  hold(granted: SessionGranted): void {
    this.#held = { token: granted.accessToken, goodUntil: Date.now() + granted.expiresInS * 1000 - SPARE_MS };
  }

  drop(): void {
    this.#held = null;
  }

  /** One at a time in this tab, and one tab at a time. */
  refresh(): Promise<SessionGranted> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = null;
    });
    return this.#refreshing;
  }

  async #refresh(): Promise<SessionGranted> {
    const ask = () => send(this.#fetcher, SessionService.method.refresh, {}, {}, null);
    try {
      const granted = await (navigator.locks ? navigator.locks.request(REFRESH_LOCK, ask) : ask());
      this.hold(granted);
      return granted;
    } catch (fault) {
      if (fault instanceof Refused && (fault.code === 'SESSION_ENDED' || fault.code === 'UNAUTHENTICATED')) {
        this.drop();
        this.#onEnded();
      }
      throw fault;
    }
  }
}
