/** What a person does with servers, channels, members and invites. */
import { RetentionService } from '../../gen/chat/v1/rights_pb.ts';
import { ServerService } from '../../gen/chat/v1/server_pb.ts';
import type { Ban, Invite, InvitePreview } from '../../gen/chat/v1/server_pb.ts';
import type { ChannelId, ServerId, UserId } from '../../store/model.ts';
import { toChannelFacts, toMember, toServerState } from '../../wire/mapping.ts';
import type { Core } from '../core.ts';

const MEMBERS_PER_PAGE = 200;
/** A list longer than this is not loaded further; nobody reads it by scrolling. */
const MEMBERS_LOADED_MAX = 10_000;

const service = ServerService.method;

export function serverCommands({ store, call }: Core) {
  const listing = new Set<ServerId>();
  const reread = async (serverId: ServerId) => {
    store.dispatch({ do: 'server-read', server: toServerState(await call(service.getServer, {}, { server_id: serverId })) });
  };

  return {
    create: async (name: string, operatorLine: string, mutationId: string) => {
      const state = toServerState(await call(service.createServer, { name, operatorLine, clientMutationId: mutationId }));
      store.dispatch({ do: 'server-read', server: state });
      return state;
    },
    update: async (serverId: ServerId, name: string, operatorLine: string) => {
      await call(service.updateServer, { name, operatorLine }, { server_id: serverId });
      await reread(serverId);
    },
    setRetention: async (serverId: ServerId, days: number) => {
      await call(RetentionService.method.setServerRetention, { days }, { server_id: serverId });
      await reread(serverId);
    },
    setChannelRetention: async (serverId: ServerId, channelId: ChannelId, days: number) => {
      await call(RetentionService.method.setChannelRetention, { days }, { channel_id: channelId });
      await reread(serverId);
    },
    remove: async (serverId: ServerId) => {
      await call(service.deleteServer, {}, { server_id: serverId });
      store.dispatch({ do: 'server-dropped', serverId });
    },
    leave: async (serverId: ServerId) => {
      await call(service.leaveServer, {}, { server_id: serverId });
      store.dispatch({ do: 'server-dropped', serverId });
    },

    createChannel: async (serverId: ServerId, name: string, topic: string, mutationId: string): Promise<ChannelId> => {
      const channel = toChannelFacts(await call(service.createChannel, { name, topic, clientMutationId: mutationId }, { server_id: serverId }));
      store.dispatch({ do: 'channel-written', channel });
      return channel.id;
    },
    updateChannel: async (channelId: ChannelId, name: string, topic: string) => {
      const channel = toChannelFacts(await call(service.updateChannel, { name, topic }, { channel_id: channelId }));
      store.dispatch({ do: 'channel-written', channel });
    },
    removeChannel: async (channelId: ChannelId) => {
      const serverId = store.get().channels.get(channelId)?.facts.serverId;
      await call(service.deleteChannel, {}, { channel_id: channelId });
      if (serverId) await reread(serverId);
    },

    /** All of them, page after page; what is shown grows meanwhile. */
    loadMembers: async (serverId: ServerId) => {
      if (listing.has(serverId)) return;
      listing.add(serverId);
      try {
        let after = '0';
        let loaded = 0;
        for (let last = false; !last;) {
          const input = after === '0' ? { limit: MEMBERS_PER_PAGE } : { after, limit: MEMBERS_PER_PAGE };
          const { members } = await call(service.listMembers, input, { server_id: serverId });
          const read = members.map(toMember);
          const first = loaded === 0;
          loaded += read.length;
          last = read.length < MEMBERS_PER_PAGE || loaded >= MEMBERS_LOADED_MAX;
          after = read.at(-1)?.user.id ?? after;
          store.dispatch({ do: 'members', serverId, members: read, first, last });
        }
      } finally {
        listing.delete(serverId);
      }
    },
    removeMember: async (serverId: ServerId, userId: UserId) => {
      await call(service.removeMember, {}, { server_id: serverId, user_id: userId });
    },
    ban: async (serverId: ServerId, userId: UserId) => {
      await call(service.ban, {}, { server_id: serverId, user_id: userId });
    },
    unban: async (serverId: ServerId, userId: string) => {
      await call(service.unban, {}, { server_id: serverId, user_id: userId });
    },
    bans: async (serverId: ServerId): Promise<readonly Ban[]> => (await call(service.listBans, {}, { server_id: serverId })).bans,

    createInvite: (serverId: ServerId, usesMax: number, expiresInS: number, mutationId: string): Promise<Invite> =>
      call(service.createInvite, { usesMax, expiresInS, clientMutationId: mutationId }, { server_id: serverId }),
    invites: async (serverId: ServerId): Promise<readonly Invite[]> => (await call(service.listInvites, {}, { server_id: serverId })).invites,
    revokeInvite: async (serverId: ServerId, inviteId: string) => {
      await call(service.revokeInvite, {}, { server_id: serverId, invite_id: inviteId });
    },
    previewInvite: (code: string): Promise<InvitePreview> => call(service.previewInvite, {}, { code }),
    acceptInvite: async (code: string) => {
      const state = toServerState(await call(service.acceptInvite, {}, { code }));
      store.dispatch({ do: 'server-read', server: state });
      return state;
    },
  };
}
