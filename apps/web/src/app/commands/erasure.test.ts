import { create } from '@bufbuild/protobuf';
import type { DescMessage, DescMethodUnary, MessageInitShape, MessageShape } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { SessionGrantedSchema } from '../../gen/chat/v1/account_pb.ts';
import type { ServerId, UserId } from '../../store/model.ts';
import type { Farewell } from '../../store/state.ts';
import { Refused, toRequest } from '../../wire/client.ts';
import { createCore } from '../core.ts';
import type { Core } from '../core.ts';
import { erasureCommands } from './erasure.ts';

const ENDS = Date.UTC(2026, 11, 5, 9, 14);

/** A core that answers what it is told to, and keeps what it was asked. */
function fake(answer: () => object) {
  const asked: string[] = [];
  const call = async <I extends DescMessage, O extends DescMessage>(method: DescMethodUnary<I, O>, input: MessageInitShape<I>, path = {}): Promise<MessageShape<O>> => {
    const { url, init } = toRequest(method, input, path, null);
    asked.push([init.method, url, init.body].filter(Boolean).join(' '));
    return create(method.output, answer() as MessageInitShape<O>);
  };
  const farewells: Farewell[] = [];
  const released = vi.fn(async () => undefined);
  const core = { call, released, takeLeave: async (work: () => Promise<Farewell>) => void farewells.push(await work()) } as unknown as Core;
  return { commands: erasureCommands(core), asked, farewells, released };
}

const refuse = (code: 'UNKNOWN_ERASURE' | 'INTERNAL') => () => {
  throw new Refused(code, 404, '', 0, '');
};

describe('having everything erased', () => {
  it('names who gets which server, and takes the code along', async () => {
    const { commands, asked, farewells } = fake(() => ({ erasure: { graceEndsAt: timestampFromMs(ENDS) }, receiptCode: 'ABCDE' }));
    await commands.everything(new Map([['5' as ServerId, '7' as UserId]]));
    expect(asked).toEqual(['POST /api/v1/users/@me/erasure {"scope":"EVERYTHING","handOvers":[{"serverId":"5","successorId":"7"}]}']);
    expect(farewells).toEqual([{ receiptCode: 'ABCDE', graceEndsAt: ENDS }]);
  });

  it('can be taken back, and then the client starts again', async () => {
    const { commands, asked, released } = fake(() => ({}));
    await commands.cancel();
    expect(asked).toEqual(['DELETE /api/v1/users/@me/erasure']);
    expect(released).toHaveBeenCalledOnce();
  });

  it('is none when there is none', async () => {
    expect(await fake(refuse('UNKNOWN_ERASURE')).commands.current()).toBeNull();
    await expect(fake(refuse('INTERNAL')).commands.current()).rejects.toThrow();
  });
});

describe('a part', () => {
  it('leaves the session as it is', async () => {
    const { commands, asked, farewells } = fake(() => ({ receiptCode: 'FGHJK' }));
    expect(await commands.part({ of: 'server', serverId: '5' as ServerId }, new Map())).toBe('FGHJK');
    expect(asked[0]).toContain('"scope":"ONE_SERVER","serverId":"5"');
    expect(farewells).toEqual([]);
  });
});

describe('the client', () => {
  const account = { user: { id: '10', username: 'horatio', displayName: 'Horatio' }, createdAt: timestampFromMs(0) };
  const granted = (restricted: boolean) => create(SessionGrantedSchema, { sessionId: '9', accessToken: 't', expiresInS: 600, account, restricted });
  const farewell = { receiptCode: 'ABCDE', graceEndsAt: ENDS };

  function started(restricted: boolean) {
    const fetcher = vi.fn(async (..._: Parameters<typeof fetch>) => new Response('{"code":"SESSION_ENDED"}', { status: 401 }));
    vi.stubGlobal('fetch', fetcher);
    for (const name of ['addEventListener', 'removeEventListener']) vi.stubGlobal(name, () => undefined);
    const core = createCore();
    core.signedIn(granted(restricted));
    return { core, fetcher };
  }

  afterEach(() => vi.unstubAllGlobals());

  it('asks for nothing but the privacy centre while the account is restricted', () => {
    const { core, fetcher } = started(true);
    expect(core.store.get()).toMatchObject({ stage: 'signed-in', self: { restricted: true } });
    expect(fetcher).not.toHaveBeenCalled();
  });

  it('shows the code also when the session ends before the answer is there', async () => {
    const { core } = started(false);
    await core.takeLeave(async () => {
      core.signedOut('ended');
      return farewell;
    });
    expect(core.store.get()).toMatchObject({ stage: 'farewell', farewell, self: null });
    core.signedOut('ended');
    expect(core.store.get()).toMatchObject({ stage: 'farewell', farewell });
    core.signedOut('anonymous');
    expect(core.store.get()).toMatchObject({ stage: 'anonymous', farewell: null });
  });

  it('goes on when it was refused', async () => {
    const { core } = started(false);
    await expect(core.takeLeave(async () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
    expect(core.store.get().stage).toBe('signed-in');
    core.signedOut('anonymous');
  });
});
