import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 100;

/** Asks again until the check stops throwing, for a bounded time; then its last complaint stands. */
export async function eventually(check, msMax = 15_000) {
  const until = performance.now() + msMax;
  for (;;) {
    try {
      return await check();
    } catch (complaint) {
      if (performance.now() > until) {
        throw complaint;
      }
      await pause(POLL_MS);
    }
  }
}
