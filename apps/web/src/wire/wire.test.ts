import { create, toBinary } from '@bufbuild/protobuf';
import { timestampFromMs } from '@bufbuild/protobuf/wkt';
import { describe, expect, it } from 'vitest';
import { SessionService } from '../gen/chat/v1/account_pb.ts';
import { EventEnvelopeSchema } from '../gen/chat/v1/event_pb.ts';
import { ClientFrameSchema, GatewayFrameSchema } from '../gen/chat/v1/gateway_pb.ts';
import { MessageService } from '../gen/chat/v1/message_pb.ts';
import { ServerService } from '../gen/chat/v1/server_pb.ts';
import { createCall, Refused, toRequest, Unreachable } from './client.ts';
import { readFrame, writeFrame } from './frames.ts';
import { toEvent, WireFault } from './mapping.ts';

const answer = (status: number, body: unknown, headers = {}) => async () => new Response(JSON.stringify(body), { status, headers });
const tokens = { token: async () => 'secret', spoiled: () => undefined };

describe('requests', () => {
  it('take method, path and query from the contract', () => {
    const { url, init } = toRequest(MessageService.method.listMessages, { before: '7', limit: 50 }, { channel_id: '5' }, 'secret');
    expect(url).toBe('/api/v1/channels/5/messages?before=7&limit=50');
    expect(init).toMatchObject({ method: 'GET', headers: { authorization: 'Bearer secret' }, credentials: 'same-origin' });
    const send = toRequest(MessageService.method.sendMessage, { content: 'x', clientMutationId: 'm' }, { channel_id: '5' }, null);
    expect(send.init).toMatchObject({ method: 'POST', body: '{"content":"x","clientMutationId":"m"}' });
  });

  it('write what was set to nothing when a field is optional', () => {
    expect(toRequest(ServerService.method.updateServer, { operatorLine: '' }, { server_id: '1' }, null).init.body).toBe('{"operatorLine":""}');
  });

  it('send no token where none is asked for', async () => {
    let sent: RequestInit | undefined;
    const call = createCall(tokens, async (_, init) => {
      sent = init;
      return new Response('{"sessionId":"1","accessToken":"t"}', { status: 201 });
    });
    await call(SessionService.method.logIn, { username: 'a', password: 'b' });
    expect(sent?.headers).not.toHaveProperty('authorization');
  });
});

describe('answers', () => {
  const ask = (fetcher: typeof fetch) => createCall(tokens, fetcher)(MessageService.method.getMessage, {}, { channel_id: '1', message_id: '2' });

  it('are refused with the code of the contract', async () => {
    const fault = await ask(answer(404, { code: 'UNKNOWN_MESSAGE', status: 404, requestId: '7F3K', extra: 1 })).catch((why: unknown) => why);
    expect(fault).toBeInstanceOf(Refused);
    expect(fault).toMatchObject({ code: 'UNKNOWN_MESSAGE', requestId: '7F3K' });
  });

  it('are no answer when they keep no contract', async () => {
    for (const fetcher of [answer(502, 'bad gateway'), answer(503, { code: 'UNAVAILABLE', retryAfterS: 3 }), async () => Promise.reject(new TypeError('offline'))]) {
      expect(await ask(fetcher as typeof fetch).catch((why: unknown) => why)).toBeInstanceOf(Unreachable);
    }
  });

  it('are checked against the schema', async () => {
    await expect(ask(answer(200, { id: { not: 'an id' } }))).rejects.toThrow();
  });

  it('that do not take the token are asked again once, with another', async () => {
    const given = ['old', 'new'];
    const spoiled: string[] = [];
    let asked = 0;
    const fetcher = async () => (asked++ === 0 ? answer(401, { code: 'UNAUTHENTICATED' })() : answer(200, { id: '2', channelId: '1', content: 'x' })());
    const call = createCall({ token: async () => given.shift() ?? '', spoiled: (token) => spoiled.push(token) }, fetcher as typeof fetch);
    expect((await call(MessageService.method.getMessage, {})).content).toBe('x');
    expect([spoiled, asked]).toEqual([['old'], 2]);
  });
});

describe('frames', () => {
  const envelope = (change: Parameters<typeof create<typeof EventEnvelopeSchema>>[1]) =>
    create(EventEnvelopeSchema, { eventId: '1', serverId: '2', channelId: '3', channelSeq: 4n, ...change });
  const wireMessage = { id: '9', channelId: '3', channelSeq: 4n, content: 'x', sentAt: timestampFromMs(5), author: { id: '8', username: 'u', displayName: '' } };

  it('survive their bytes', () => {
    const bytes = toBinary(GatewayFrameSchema, create(GatewayFrameSchema, { body: { case: 'hello', value: { heartbeatIntervalMs: 40_000 } } }));
    expect(readFrame(bytes.slice().buffer)).toMatchObject({ case: 'hello', value: { heartbeatIntervalMs: 40_000 } });
    expect(readFrame(Uint8Array.of(0xff, 0xff, 0xff).buffer)).toBeNull();
    expect(writeFrame({ case: 'heartbeat', value: {} })).toEqual(toBinary(ClientFrameSchema, create(ClientFrameSchema, { body: { case: 'heartbeat', value: {} } })));
  });

  it('become events of a channel, of a server and of oneself', () => {
    const created = toEvent(envelope({ event: { case: 'messageCreated', value: { message: wireMessage, clientMutationId: 'm' } } }));
    expect(created).toMatchObject({ of: 'channel', event: { kind: 'created', seq: 4, message: { id: '9', mutationId: 'm', authorId: '8' }, author: { displayName: 'u' } } });
    expect(toEvent(envelope({ channelId: '0', channelSeq: 0n, serverSeq: 3n, event: { case: 'serverDeleted', value: {} } }))).toMatchObject({ of: 'server', event: { kind: 'server-deleted' } });
    expect(toEvent(envelope({ serverId: '0', channelId: '0', channelSeq: 0n, event: { case: 'serverLeft', value: { serverId: '2', reason: 3 } } }))).toMatchObject({ of: 'self', event: { reason: 'banned' } });
  });

  it('of a kind from the future take their position', () => {
    expect(toEvent(envelope({}))).toMatchObject({ of: 'channel', event: { kind: 'unknown', seq: 4 } });
  });

  it('that leave out what must be there are dropped whole', () => {
    expect(() => toEvent(envelope({ event: { case: 'messageCreated', value: {} } }))).toThrow(WireFault);
    expect(() => toEvent(envelope({ event: { case: 'messageEdited', value: { message: { ...wireMessage, id: '0' } } } }))).toThrow(WireFault);
    expect(() => toEvent(envelope({ eventId: '0' }))).toThrow(WireFault);
  });
});
