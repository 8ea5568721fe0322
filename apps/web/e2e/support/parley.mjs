// One instance a test file, on a data folder of its own that goes with it.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { freePort, startInstance } from '../../../../infra/scripts/instance.mjs';

/** Starts before the first test of the file and ends after the last. `flags` are those of `./parley up`. */
export function useParley(flags = []) {
  const parley = {
    /** Ends the node like a power cut and starts it again on the same data and port. */
    async killAndRestart() {
      await this.instance.kill();
      await this.start();
    },
    async start() {
      this.instance = await startInstance({ data: this.data, port: this.port, flags });
      this.url = this.instance.url;
    },
  };
  before(async () => {
    parley.data = await mkdtemp(join(tmpdir(), 'parley-e2e-'));
    parley.port = await freePort();
    await parley.start();
  });
  after(async () => {
    await parley.instance?.stop();
    await rm(parley.data, { recursive: true, force: true });
  });
  return parley;
}
