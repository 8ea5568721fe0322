// A real `./parley up` as a child process, for benchmarks and browser tests.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';

const HOME = fileURLToPath(new URL('../../', import.meta.url));
const POLL_MS = 20;
const READY_MS_MAX = 120_000;
const STOP_MS_MAX = 30_000;

export async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Starts an instance on its own data folder; resolves when its first page is there. `env` comes on top of ours. */
export async function startInstance({ data, port, flags = [], command = ['up'], env = {} }) {
  const started = performance.now();
  const words = [...command, '--port', String(port), '--data', data, ...flags];
  const child = spawn(`${HOME}/parley`, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => said.push(text));
  }
  const exited = once(child, 'exit');
  const url = `http://localhost:${port}`;
  const instance = {
    url,
    pid: child.pid,
    output: () => said.join(''),
    /** Ends it like Ctrl-C, and says how it ended. */
    async stop() {
      child.kill('SIGINT');
      const [code] = await within(exited, STOP_MS_MAX, 'the instance does not end');
      return code;
    },
    /** Ends it like a power cut: nobody gets to clean up. */
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
  };
  const firstPage = answers(url, () => child.exitCode === null && child.signalCode === null);
  if (!(await within(firstPage, READY_MS_MAX, 'the instance does not answer'))) {
    throw new Error(`the instance ended at once:\n${instance.output()}`);
  }
  instance.firstPageMs = performance.now() - started;
  return instance;
}

async function answers(url, alive) {
  while (alive()) {
    try {
      const page = await fetch(url, { headers: { accept: 'text/html' } });
      const text = await page.text();
      if (page.ok && text.includes('<html')) {
        return true;
      }
    } catch {
      // Not listening yet.
    }
    await pause(POLL_MS);
  }
  return false;
}

async function within(promise, ms, complaint) {
  const timer = new AbortController();
  const late = pause(ms, undefined, { signal: timer.signal }).then(() => {
    throw new Error(`${complaint} within ${ms / 1000} s`);
  });
  late.catch(() => {});
  try {
    return await Promise.race([promise, late]);
  } finally {
    timer.abort();
  }
}
