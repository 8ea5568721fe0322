package chat.parley.testkit.community;

import chat.parley.domain.channel.Channel;
import chat.parley.domain.channel.ChannelState;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.MemberGrant;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.PermissionResolver;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.server.Server;
import chat.parley.domain.server.ServerDirectory;
import chat.parley.domain.server.ServerState;
import chat.parley.testkit.community.MemoryCommunity.Reader;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads servers in memory.
record MemoryServerDirectory(MemoryCommunity community) implements ServerDirectory {
  @Override
  public List<ServerState> statesOf(UserId user) {
    return community.servers.values().stream()
        .filter(server -> server.members.containsKey(user))
        .sorted(
            Comparator.comparing((MemoryServer server) -> server.members.get(user))
                .thenComparing(server -> server.id.value()))
        .flatMap(server -> stateOf(user, server.id).stream())
        .toList();
  }

  @Override
  public Optional<ServerState> stateOf(UserId user, ServerId id) {
    return community
        .find(id)
        .flatMap(server -> server.grant(user).map(grant -> state(server, grant)));
  }

  @Override
  public Map<ServerId, Server> find(Collection<ServerId> ids) {
    return ids.stream()
        .flatMap(id -> community.find(id).stream())
        .map(MemoryServer::server)
        .collect(Collectors.toMap(Server::id, Function.identity()));
  }

  private ServerState state(MemoryServer server, MemberGrant grant) {
    var inChannels = PermissionResolver.inChannel(grant, List.of());
    var channels =
        server.orderedChannels().stream()
            .filter(_ -> inChannels.has(Permission.VIEW_CHANNEL))
            .map(channel -> state(channel, grant.member(), inChannels))
            .toList();
    return new ServerState(server.server(), channels, PermissionResolver.inServer(grant));
  }

  private ChannelState state(Channel channel, UserId user, PermissionSet permissions) {
    long readSeq = community.positions.getOrDefault(new Reader(user, channel.id()), 0L);
    var messages = community.posted.getOrDefault(channel.id(), List.of());
    return new ChannelState(
        channel,
        community.head(channel.id()),
        messages.isEmpty() ? Optional.empty() : Optional.of(messages.getLast().id()),
        readSeq,
        community.unread(user, channel.id(), readSeq, ChannelState.UNREAD_MAX),
        permissions);
  }
}
