/**
 * Fetches what the state says is missing. A need is met after a short random pause: an event that was only late
 * arrives meanwhile, and a crowd that missed the same event does not ask in the same instant.
 */
import type { ChannelId, ServerId } from '../store/model.ts';
import type { Store } from '../store/store.ts';
import { keyOf, needsOf } from './needs.ts';

export interface Healing {
  /** Resolves false when the position is too old to catch up from, or the log has nothing more to give. */
  readonly catchUp: (channelId: ChannelId, after: number) => Promise<boolean>;
  readonly reload: (channelId: ChannelId) => Promise<void>;
  readonly readServers: (serverIds: readonly ServerId[]) => Promise<void>;
}

export const HEAL_PAUSE_MS_MIN = 150;
export const HEAL_PAUSE_MS_MAX = 600;
export const HEAL_RETRY_MS = 5_000;

export function startHealer(store: Store, healing: Healing, online: () => boolean, random: () => number = Math.random): () => void {
  const underWay = new Set<string>();
  const timers = new Set<ReturnType<typeof setTimeout>>();

  const later = (work: () => void, ms: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      work();
    }, ms);
    timers.add(timer);
  };

  const meet = async (key: string) => {
    const need = needsOf(store.get()).find((each) => keyOf(each) === key);
    if (!need || !online()) return;
    switch (need.of) {
      case 'catch-up':
        if (!(await healing.catchUp(need.channelId, need.after))) await healing.reload(need.channelId);
        return;
      case 'forget':
        store.dispatch({ do: 'log-dropped', channelId: need.channelId });
        return;
      case 'servers':
        await healing.readServers(need.serverIds);
    }
  };

  const look = () => {
    if (!online()) return;
    for (const need of needsOf(store.get())) {
      const key = keyOf(need);
      if (underWay.has(key)) continue;
      underWay.add(key);
      later(() => {
        meet(key).then(
          () => {
            underWay.delete(key);
            look();
          },
          // No answer: whoever heals tells the connection; here it is only tried again later.
          () => later(() => {
            underWay.delete(key);
            look();
          }, HEAL_RETRY_MS),
        );
      }, HEAL_PAUSE_MS_MIN + random() * (HEAL_PAUSE_MS_MAX - HEAL_PAUSE_MS_MIN));
    }
  };

  const unsubscribe = store.subscribe(look);
  look();
  return () => {
    unsubscribe();
    for (const timer of timers) clearTimeout(timer);
  };
}
