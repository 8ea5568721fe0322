package chat.parley.testkit.community;

import chat.parley.domain.audience.Revocation;
import chat.parley.domain.channel.Channel;
import chat.parley.domain.channel.ChannelTopic;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.member.LeaveReason;
import chat.parley.domain.mutation.Creation;
import chat.parley.domain.server.NewServer;
import chat.parley.domain.server.OperatorLine;
import chat.parley.domain.server.Server;
import chat.parley.domain.server.ServerName;
import chat.parley.domain.server.ServerStore;
import chat.parley.testkit.community.MemoryCommunity.Created;
import chat.parley.testkit.community.MemoryCommunity.Mutation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Servers in memory.
record MemoryServerStore(MemoryCommunity community) implements ServerStore {
  @Override
  public Creation<ServerId> create(
      NewServer draft, UUID clientMutationId, int serversPerPersonMax) {
    var mutation = new Mutation("server", draft.owner(), clientMutationId);
    List<Object> body = List.of(draft.name(), draft.operatorLine());
    var first = community.created.get(mutation);
    if (first != null) {
      return first.body().equals(body)
          ? new Creation.Repeated<>(new ServerId(first.entity()))
          : new Creation.Conflict<>();
    }
    if (community.countServers(draft.owner()) >= serversPerPersonMax) {
      return new Creation.LimitReached<>();
    }
    var server = new MemoryServer(draft);
    var channel =
        new Channel(draft.channel(), draft.id(), draft.channelName(), new ChannelTopic(""), 0);
    server.channels.put(channel.id(), channel);
    community.servers.put(server.id, server);
    community.created.put(mutation, new Created(server.id.value(), body));
    community.announce(EventKind.SERVER_JOINED, server, 0, server.owner.value(), 0);
    return new Creation.Stored<>(server.id);
  }

  @Override
  public Optional<Server> update(
      ServerId id, @Nullable ServerName name, @Nullable OperatorLine operatorLine) {
    return community
        .find(id)
        .map(
            server -> {
              var before = server.server();
              server.name = name == null ? server.name : name;
              server.operatorLine = operatorLine == null ? server.operatorLine : operatorLine;
              if (!server.server().equals(before)) {
                community.announce(EventKind.SERVER_UPDATED, server, 0, 0, ++server.seq);
              }
              return server.server();
            });
  }

  @Override
  public boolean delete(ServerId id, Instant now) {
    var server = community.servers.remove(id);
    if (server == null) {
      return false;
    }
    community.announce(EventKind.SERVER_DELETED, server, 0, 0, ++server.seq);
    for (var member : server.members.keySet()) {
      community.revocations.add(new Revocation.MemberCut(now, member, id));
      community.announce(
          EventKind.SERVER_LEFT, server, LeaveReason.DELETED.number(), member.value(), 0);
    }
    community.invites.values().removeIf(invite -> invite.server().equals(id));
    for (var channel : server.channels.keySet()) {
      community.positions.keySet().removeIf(reader -> reader.channel().equals(channel));
      community.posted.remove(channel);
    }
    return true;
  }
}
