package chat.parley.api.server;

import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.channel.ChannelGrants;
import chat.parley.domain.channel.ChannelLimits;
import chat.parley.domain.channel.ChannelStore;
import chat.parley.domain.channel.CreateChannel;
import chat.parley.domain.channel.DeleteChannel;
import chat.parley.domain.channel.UpdateChannel;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.permission.ServerAccess;
import chat.parley.domain.permission.ServerGrants;
import chat.parley.domain.server.CreateServer;
import chat.parley.domain.server.DeleteServer;
import chat.parley.domain.server.ServerDirectory;
import chat.parley.domain.server.ServerLimits;
import chat.parley.domain.server.ServerStore;
import chat.parley.domain.server.UpdateServer;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/// Servers and channels, and the two doors to them.
@Factory
final class ServerFactory {
  @Singleton
  ServerAccess serverAccess(ServerGrants grants) {
    return new ServerAccess(grants);
  }

  @Singleton
  ChannelAccess channelAccess(ChannelGrants grants) {
    return new ChannelAccess(grants);
  }

  @Singleton
  CreateServer createServer(
      ServerStore servers, ServerDirectory directory, IdSource ids, InstantSource clock) {
    return new CreateServer(servers, directory, ServerLimits.DEFAULT, ids, clock);
  }

  @Singleton
  UpdateServer updateServer(ServerAccess access, ServerStore servers) {
    return new UpdateServer(access, servers);
  }

  @Singleton
  DeleteServer deleteServer(ServerAccess access, ServerStore servers, InstantSource clock) {
    return new DeleteServer(access, servers, clock);
  }

  @Singleton
  CreateChannel createChannel(
      ServerAccess access, ChannelStore channels, IdSource ids, InstantSource clock) {
    return new CreateChannel(access, channels, ChannelLimits.DEFAULT, ids, clock);
  }

  @Singleton
  UpdateChannel updateChannel(ChannelAccess access, ChannelStore channels) {
    return new UpdateChannel(access, channels);
  }

  @Singleton
  DeleteChannel deleteChannel(ChannelAccess access, ChannelStore channels) {
    return new DeleteChannel(access, channels);
  }
}
