import { create } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { ReadPositionSchema } from '../../gen/chat/v1/message_pb.ts';
import { reduce } from '../../store/reducer.ts';
import { CHANNEL, page, SERVER } from '../../store/samples.ts';
import { INITIAL } from '../../store/state.ts';
import { createStore } from '../../store/store.ts';
import type { ChannelId } from '../../store/model.ts';
import type { Core } from '../core.ts';
import { messageCommands } from './messages.ts';

const QUIET = '3' as ChannelId;

function facts(id: ChannelId) {
  return { id, serverId: SERVER, name: 'training', topic: '', position: 0, retention: null };
}

function rig(answer: (channelId: string, input: { channelSeq?: bigint }) => unknown) {
  const channels = [
    { facts: facts(CHANNEL), head: 3, readSeq: 1, unread: 2, permissions: 0n },
    { facts: facts(QUIET), head: 5, readSeq: 5, unread: 0, permissions: 0n },
  ];
  const server = { facts: { id: SERVER, name: 'Elsinore', operatorLine: '', ownerId: '10', memberCount: 2, seq: 1, retention: null }, channels, permissions: 0n };
  const store = createStore(reduce(INITIAL, { do: 'listed', servers: [server as never] }));
  const asked: string[] = [];
  const call = async (method: { name: string }, input: object, path: { channel_id: string }) => {
    asked.push(`${method.name} ${path.channel_id}`);
    return answer(path.channel_id, input);
  };
  return { store, asked, messages: messageCommands({ store, call } as unknown as Core) };
}

describe('marking a server read', () => {
  it('moves on what is unread, and asks nothing about the rest', async () => {
    const { store, asked, messages } = rig((channelId, { channelSeq }) => create(ReadPositionSchema, { channelId, readSeq: channelSeq ?? 0n, unread: 0 }));
    await messages.markServerRead(SERVER);
    expect(asked).toEqual([`MarkRead ${CHANNEL}`]);
    expect(store.get().channels.get(CHANNEL)).toMatchObject({ readSeq: 3, unread: 0 });
  });
});

describe('older messages', () => {
  it('are found again when all that was loaded has been deleted', async () => {
    const { store, asked, messages } = rig(() => ({ messages: [], users: [], hasOlder: false, hasNewer: false, head: 9n }));
    store.dispatch({ do: 'page', channelId: CHANNEL, page: page([], { hasOlder: true, head: 9 }), place: 'whole' });
    await messages.loadOlder(CHANNEL);
    expect(asked).toEqual([`ListMessages ${CHANNEL}`]);
    expect(store.get().logs.get(CHANNEL)?.hasOlder).toBe(false);
  });
});
