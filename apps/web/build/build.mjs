// The one door of this module for Maven: `node build/build.mjs generate|bundle|test`.
// Each step remembers the digest of what it read and does nothing while that is unchanged, because
// this module is part of everybody's compile. No dependency may be needed before `generate` ran.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

const WEB = resolve(import.meta.dirname, '..');
const PROTO = resolve(WEB, '../../packages/proto/proto');
const TOOLS = resolve(WEB, '../../packages/proto/tools');
const GENERATED = join(WEB, 'src/gen');
const BUNDLE = join(WEB, 'target/classes/web');

const CONFIGURATION = ['package.json', 'package-lock.json', 'tsconfig.json', 'vite.config.ts', 'index.html', 'build'];
const SOURCES = ['src', 'public', ...CONFIGURATION].map((path) => join(WEB, path));

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => filesUnder(join(path, name)));
}

function digestOf(paths) {
  const hash = createHash('sha256').update(process.version);
  for (const file of paths.flatMap(filesUnder)) {
    hash.update(relative(WEB, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Runs `work` unless `inputs` are what they were when it last succeeded and `output` is still there. */
function whenChanged(name, stamp, output, inputs, work) {
  const digest = digestOf(inputs);
  if (existsSync(output) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  console.log(`web: ${name}`);
  rmSync(stamp, { force: true });
  work();
  mkdirSync(resolve(stamp, '..'), { recursive: true });
  writeFileSync(stamp, digest);
}

function run(folder, command, ...args) {
  const result = spawnSync(command, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  if (result.error) {
    console.error(`web: ${command} cannot be started: Node 20.19 or newer with npm is needed`);
    process.exit(1);
  }
  if (result.status !== 0) process.exit(result.status ?? 1);
}

// Not `npm ci`: it refuses a lock file that leaves out the optional packages of other platforms, and npm writes such.
function installed(folder) {
  const modules = join(folder, 'node_modules');
  whenChanged(`npm install in ${relative(resolve(WEB, '../..'), folder)}`, join(modules, '.parley-stamp'), modules,
    [join(folder, 'package.json'), join(folder, 'package-lock.json')],
    () => run(folder, 'npm', 'install', '--no-save', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'));
}

const steps = {
  generate() {
    installed(TOOLS);
    installed(WEB);
    whenChanged('contracts', join(WEB, 'target/contracts.stamp'), GENERATED,
      [PROTO, join(TOOLS, 'buf.gen.web.yaml'), join(TOOLS, 'package-lock.json')], () => {
        rmSync(GENERATED, { recursive: true, force: true });
        run(TOOLS, join(TOOLS, 'node_modules/.bin/buf'), 'generate', '--template', 'buf.gen.web.yaml');
      });
  },
  bundle() {
    whenChanged('types and bundle', join(WEB, 'target/bundle.stamp'), BUNDLE, SOURCES, () => {
      run(WEB, join(WEB, 'node_modules/.bin/tsc'), '--noEmit');
      run(WEB, join(WEB, 'node_modules/.bin/vite'), 'build', '--logLevel', 'warn');
    });
  },
  test() {
    whenChanged('tests', join(WEB, 'target/test.stamp'), BUNDLE, SOURCES,
      () => run(WEB, join(WEB, 'node_modules/.bin/vitest'), 'run', '--reporter=dot'));
  },
};

const step = steps[process.argv[2]];
if (!step) {
  console.error('web: say generate, bundle or test');
  process.exit(2);
}
step();
