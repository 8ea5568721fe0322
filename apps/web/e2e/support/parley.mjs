// One instance a test file, on a data folder of its own that goes with it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { freePort } from '../../../../infra/scripts/instance.mjs';
import { PLACES } from './places.mjs';

/** Starts before the first test and ends after the last. */
export function useParley(where = 'embedded') {
  const parley = {
    get url() {
      return this.place.url;
    },
    /** Like a power cut: nobody gets to clean up. */
    kill() {
      return this.place.kill();
    },
    /** What was killed, on the same data and port. */
    start() {
      return this.place.start();
    },
  };
  before(async () => {
    parley.data = await mkdtemp(join(tmpdir(), 'parley-e2e-'));
    parley.place = await PLACES[where](parley.data, await freePort());
  });
  after(async () => {
    await parley.place?.stop();
    await rm(parley.data, { recursive: true, force: true });
  });
  return parley;
}
