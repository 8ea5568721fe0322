// ./parley bench start: how long until the first page, and how much memory at rest.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { freePort, startInstance } from './instance.mjs';

const FIRST_PAGE_MS_TARGET = 8_000;
const REST_MIB_TARGET = 512;
const SETTLE_MS = 10_000;

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error('parley: --runs takes a number from 1 on');
  process.exit(2);
}

const data = mkdtempSync(join(tmpdir(), 'parley-bench-'));
try {
  const port = await freePort();
  console.error('· a first start that fills the data folder, not counted');
  await (await startInstance({ data, port })).stop();

  const firstPage = [];
  const rest = [];
  for (let run = 1; run <= runs; run++) {
    const instance = await startInstance({ data, port });
    firstPage.push(instance.firstPageMs);
    await pause(SETTLE_MS);
    const memory = { jvm: pssMib([instance.pid]), postgres: pssMib(postgresOf(data)) };
    rest.push(memory.jvm + memory.postgres);
    await instance.stop();
    console.error(
      `  run ${run}: first page ${seconds(firstPage.at(-1))} · at rest JVM ${memory.jvm.toFixed(0)} MiB` +
        ` + PostgreSQL ${memory.postgres.toFixed(0)} MiB`,
    );
  }
  const ok = [
    report('warm start to first page', firstPage, FIRST_PAGE_MS_TARGET, seconds),
    report('at rest, JVM + PostgreSQL (PSS)', rest, REST_MIB_TARGET, (n) => `${n.toFixed(0)} MiB`),
  ].every(Boolean);
  process.exitCode = ok ? 0 : 1;
} finally {
  rmSync(data, { recursive: true, force: true });
}

function report(what, samples, target, print) {
  const sorted = [...samples].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const range = `${print(sorted[0])} to ${print(sorted.at(-1))}`;
  const met = median <= target;
  console.log(
    `${what}: median ${print(median)} of ${runs} (${range}); target ≤ ${print(target)}: ${met ? 'met' : 'MISSED'}`,
  );
  return met;
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(2)} s`;
}

/** The PostgreSQL on a data folder: its first process, found by its arguments, and all its children. */
function postgresOf(folder) {
  const processes = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ({ pid: Number(pid), words: read(`/proc/${pid}/cmdline`), parent: parentOf(pid) }));
  const found = processes
    .filter((each) => each.words.split('\0')[0].endsWith('postgres') && each.words.includes(folder))
    .map((each) => each.pid);
  for (let at = 0; at < found.length; at++) {
    found.push(...processes.filter((each) => each.parent === found[at]).map((each) => each.pid));
  }
  if (found.length === 0) {
    throw new Error('no PostgreSQL runs on the data folder');
  }
  return [...new Set(found)];
}

function parentOf(pid) {
  return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

/** Shared pages are counted once: PSS, not RSS. */
function pssMib(pids) {
  const kib = pids.map((pid) => Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0));
  return kib.reduce((sum, each) => sum + each, 0) / 1024;
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // The process has gone.
  }
}
