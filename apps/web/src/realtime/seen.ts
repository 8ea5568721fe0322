/** Remembers the newest event ids; the bus delivers at least once, the eye sees each once. */
import type { EventId } from '../store/model.ts';

export const SEEN_EVENTS_MAX = 4_096;

export class SeenEvents {
  readonly #ids = new Set<EventId>();

  /** True the first time. */
  add(id: EventId): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > SEEN_EVENTS_MAX) {
      for (const oldest of this.#ids) {
        this.#ids.delete(oldest);
        break;
      }
    }
    return true;
  }

  clear(): void {
    this.#ids.clear();
  }
}
