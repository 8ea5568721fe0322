/** Echoes outlive a reload: queued and failed rows are kept on this device until they are sent or discarded. */
import type { ChannelId } from '../store/model.ts';
import { restored } from '../store/outbox.ts';
import type { Echo, Outbox, SendProblem } from '../store/outbox.ts';
import type { Store } from '../store/store.ts';
import { allUnder, DEVICE_PREFIXES, writeUnder } from './storage.ts';

export function readKeptOutbox(now: number): Outbox {
  const echoes = allUnder(DEVICE_PREFIXES.outbox).flatMap((text) => parseEcho(text) ?? []);
  return restored(echoes.toSorted((a, b) => a.writtenAt - b.writtenAt), now);
}

/** Writes what changes from now on, and follows what another tab discards. */
export function keepOutbox(store: Store): () => void {
  let kept = new Map(store.get().outbox.map((echo) => [echo.mutationId, echo]));
  const unsubscribe = store.subscribe(() => {
    const now = new Map(store.get().outbox.map((echo) => [echo.mutationId, echo]));
    for (const [id, echo] of now) if (kept.get(id) !== echo) writeUnder(DEVICE_PREFIXES.outbox, id, JSON.stringify(echo));
    for (const id of kept.keys()) if (!now.has(id)) writeUnder(DEVICE_PREFIXES.outbox, id, null);
    kept = now;
  });
  const onStorage = (event: StorageEvent) => {
    if (!event.key?.startsWith(DEVICE_PREFIXES.outbox) || event.newValue !== null) return;
    const id = event.key.slice(DEVICE_PREFIXES.outbox.length);
    // Failed here and gone there means discarded there. What is under way here answers for itself.
    store.dispatch({ do: 'outbox', change: (all) => all.filter((echo) => echo.mutationId !== id || echo.state !== 'failed') });
  };
  addEventListener('storage', onStorage);
  return () => {
    unsubscribe();
    removeEventListener('storage', onStorage);
  };
}

/** What lies on the device may have been written by an older client: anything unexpected is left out. */
export function parseEcho(text: string): Echo | null {
  try {
    const value = JSON.parse(text) as Partial<Record<keyof Echo, unknown>>;
    const { mutationId, channelId, content, writtenAt, state, problem } = value;
    if (typeof mutationId !== 'string' || typeof channelId !== 'string' || typeof content !== 'string') return null;
    if (typeof writtenAt !== 'number' || (state !== 'queued' && state !== 'sending' && state !== 'failed')) return null;
    return {
      mutationId, channelId: channelId as ChannelId, content, writtenAt, state, tries: 0, notBefore: 0, problem: parseProblem(problem),
    };
  } catch {
    return null;
  }
}

function parseProblem(value: unknown): SendProblem | null {
  if (typeof value !== 'object' || value === null || !('is' in value)) return null;
  if (value.is === 'stale') return { is: 'stale' };
  if (value.is !== 'refused' || !('code' in value) || typeof value.code !== 'string') return null;
  return { is: 'refused', code: value.code, requestId: 'requestId' in value && typeof value.requestId === 'string' ? value.requestId : '' };
}
