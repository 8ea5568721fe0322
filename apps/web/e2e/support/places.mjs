// Where an instance runs: one process with everything in it, one process on NATS and Redis, or a cluster of nodes.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort, startInstance } from '../../../../infra/scripts/instance.mjs';
import { eventually } from './eventually.mjs';

const HOME = fileURLToPath(new URL('../../../../', import.meta.url));
const run = promisify(execFile);
/** With one API, one gateway and one worker of them left. */
const KILLED = ['api-1', 'gateway-1', 'gateway-2', 'worker-1'];

/** Each place is built anew on `data` and `port`, and has `url`, `kill()`, `start()` and `stop()`. */
export const PLACES = { embedded, servers, cluster };

async function embedded(data, port) {
  return node(data, port, {});
}

/** The same process, whose bus is NATS and whose short-lived values lie in Redis. */
async function servers(data, port) {
  const nats = await server(process.env.PARLEY_NATS_SERVER ?? 'nats-server', (on) => ['-a', '127.0.0.1', '-p', on]);
  const redis = await server(process.env.PARLEY_REDIS_SERVER ?? 'redis-server', (on) => ['--bind', '127.0.0.1', '--port', on, '--save', '']);
  const place = await node(data, port, {
    PARLEY_BUS: 'nats', PARLEY_NATS_URL: `nats://127.0.0.1:${nats.port}`,
    PARLEY_EPHEMERAL: 'redis', PARLEY_REDIS_URL: `redis://127.0.0.1:${redis.port}`,
  });
  const stopNode = place.stop.bind(place);
  place.stop = async () => {
    await stopNode();
    await Promise.all([nats.stop(), redis.stop()]);
  };
  return place;
}

async function node(data, port, env) {
  const place = {
    async start() {
      this.instance = await startInstance({ data, port, flags: ['--demo-limits'], env });
      this.url = this.instance.url;
    },
    kill() {
      return this.instance.kill();
    },
    stop() {
      return this.instance?.stop();
    },
  };
  await place.start();
  return place;
}

/** Two APIs, three gateways and two workers behind their proxy. */
async function cluster(data, port) {
  const instance = await startInstance({ data, port, command: ['cluster', 'up'], flags: ['--demo-limits'] });
  const tell = (word, name) => run(`${HOME}/parley`, ['cluster', word, name, '--data', data]);
  return {
    url: instance.url,
    async kill() {
      await Promise.all(KILLED.map((name) => tell('kill', name)));
    },
    async start() {
      await Promise.all(KILLED.map((name) => tell('restart', name)));
    },
    stop: () => instance.stop(),
  };
}

async function server(program, words) {
  const port = await freePort();
  const child = spawn(program, words(String(port)), { stdio: 'ignore' });
  await eventually(async () => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    socket.destroy();
  });
  return {
    port,
    async stop() {
      child.kill();
      await once(child, 'exit');
    },
  };
}
