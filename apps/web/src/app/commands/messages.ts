/** What a person does in a channel. */
import { MessageService } from '../../gen/chat/v1/message_pb.ts';
import { findMessage } from '../../store/channelLog.ts';
import type { ChannelId, Message, MessageId, ServerId } from '../../store/model.ts';
import * as outbox from '../../store/outbox.ts';
import { toMessage, toPage, toReadPosition } from '../../wire/mapping.ts';
import type { Core } from '../core.ts';

export const PAGE_MESSAGES = 50;
const OLDER_PAGE_MESSAGES = 100;
/** Typing is told so often at most, also when a message went out in between: a node passes over what comes sooner. */
const TYPING_EVERY_MS = 3_200;

export function messageCommands({ store, call, gateway }: Core) {
  const underWay = new Map<string, Promise<void>>();
  const toldAt = new Map<ChannelId, number>();
  const toTell = new Map<ChannelId, ReturnType<typeof setTimeout>>();

  /** The same question is asked once at a time. */
  const once = (key: string, work: () => Promise<void>): Promise<void> => {
    const running = underWay.get(key) ?? work().finally(() => underWay.delete(key));
    underWay.set(key, running);
    return running;
  };

  const list = async (channelId: ChannelId, input: { before?: string; after?: string; around?: string; limit: number }) =>
    toPage(await call(MessageService.method.listMessages, input, { channel_id: channelId }));

  const loadNewest = (channelId: ChannelId) => once(`newest:${channelId}`, async () => {
    const page = await list(channelId, { limit: PAGE_MESSAGES });
    store.dispatch({ do: 'page', channelId, page, place: 'whole' });
  });

  /** Now, or when it may be told again, should the typing not have stopped by then. */
  const typing = (channelId: ChannelId) => {
    if (toTell.has(channelId)) return;
    const wait = Math.max(0, (toldAt.get(channelId) ?? 0) + TYPING_EVERY_MS - Date.now());
    toTell.set(channelId, setTimeout(() => {
      toTell.delete(channelId);
      toldAt.set(channelId, Date.now());
      gateway.send({ case: 'startTyping', value: { channelId } });
    }, wait));
  };
  const stopTyping = (channelId: ChannelId) => {
    clearTimeout(toTell.get(channelId));
    toTell.delete(channelId);
  };

  const markRead = async (channelId: ChannelId): Promise<void> => {
    const channel = store.get().channels.get(channelId);
    if (!channel || (channel.head <= channel.readSeq && channel.unread === 0)) return;
    store.dispatch({ do: 'read', position: { channelId, readSeq: channel.head, unread: 0 } });
    const position = await call(MessageService.method.markRead, { channelSeq: BigInt(channel.head) }, { channel_id: channelId });
    store.dispatch({ do: 'read', position: toReadPosition(position) });
  };

  return {
    loadNewest,

    /** What the channel shows first: the newest page, or the window around a message. */
    open: async (channelId: ChannelId, messageId: MessageId | null): Promise<void> => {
      store.dispatch({ do: 'shown', channelId });
      const log = store.get().logs.get(channelId);
      if (messageId === null) return log && !log.hasNewer ? undefined : loadNewest(channelId);
      if (log && findMessage(log, messageId)) return undefined;
      return once(`around:${messageId}`, async () => {
        const page = await list(channelId, { around: messageId, limit: PAGE_MESSAGES });
        store.dispatch({ do: 'page', channelId, page, place: 'whole' });
      });
    },

    close: () => store.dispatch({ do: 'shown', channelId: null }),

    loadOlder: (channelId: ChannelId) => once(`older:${channelId}`, async () => {
      const log = store.get().logs.get(channelId);
      const first = log?.entries[0];
      // Everything that was loaded has been deleted since.
      if (!first) return log && loadNewest(channelId);
      const page = await list(channelId, { before: first.id, limit: OLDER_PAGE_MESSAGES });
      store.dispatch({ do: 'page', channelId, page, place: 'older' });
    }),

    loadNewer: (channelId: ChannelId) => once(`newer:${channelId}`, async () => {
      const last = store.get().logs.get(channelId)?.entries.at(-1);
      if (!last) return;
      const page = await list(channelId, { after: last.id, limit: OLDER_PAGE_MESSAGES });
      store.dispatch({ do: 'page', channelId, page, place: 'newer' });
    }),

    /** False when too many wait already. */
    send: (channelId: ChannelId, content: string): boolean => {
      const waiting = store.get().outbox.filter((echo) => echo.channelId === channelId);
      if (waiting.length >= outbox.QUEUED_PER_CHANNEL_MAX) return false;
      const mutationId = crypto.randomUUID();
      store.dispatch({ do: 'outbox', change: (all) => outbox.write(all, mutationId, channelId, content, Date.now()) });
      stopTyping(channelId);
      return true;
    },

    tryAgain: (mutationId: string) => {
      store.dispatch({ do: 'outbox', change: (all) => outbox.tryAgain(all, mutationId) });
      gateway.tryNow();
    },

    discard: (mutationId: string) => store.dispatch({ do: 'outbox', change: (all) => outbox.without(all, mutationId) }),

    edit: async (message: Message, content: string): Promise<void> => {
      const edited = await call(MessageService.method.editMessage, { content }, { channel_id: message.channelId, message_id: message.id });
      store.dispatch({ do: 'edited', message: toMessage(edited, message.mutationId) });
    },

    remove: async (message: Message): Promise<void> => {
      await call(MessageService.method.deleteMessage, {}, { channel_id: message.channelId, message_id: message.id });
      store.dispatch({ do: 'deleted', channelId: message.channelId, messageId: message.id });
    },

    markRead,

    markServerRead: async (serverId: ServerId): Promise<void> => {
      for (const channelId of store.get().servers.get(serverId)?.channels ?? []) await markRead(channelId);
    },

    markUnreadFrom: async (message: Message): Promise<void> => {
      const input = { channelSeq: BigInt(message.seq - 1), allowBack: true };
      const position = await call(MessageService.method.markRead, input, { channel_id: message.channelId });
      store.dispatch({ do: 'read', position: toReadPosition(position) });
    },

    typing,
    stopTyping,
  };
}
