package chat.parley.testkit.community;

import chat.parley.domain.channel.Channel;
import chat.parley.domain.channel.ChannelGrant;
import chat.parley.domain.channel.ChannelGrants;
import chat.parley.domain.channel.ChannelName;
import chat.parley.domain.channel.ChannelStore;
import chat.parley.domain.channel.ChannelTopic;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.mutation.Creation;
import chat.parley.testkit.community.MemoryCommunity.Created;
import chat.parley.testkit.community.MemoryCommunity.Mutation;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Channels in memory.
record MemoryChannelStore(MemoryCommunity community) implements ChannelStore, ChannelGrants {
  @Override
  public Creation<Channel> create(
      NewChannel draft, UUID clientMutationId, int channelsPerServerMax) {
    var mutation = new Mutation("channel", draft.creator(), clientMutationId);
    List<Object> body = List.of(draft.server(), draft.name(), draft.topic());
    var first = community.created.get(mutation);
    if (first != null) {
      return Optional.of(first)
          .filter(created -> created.body().equals(body))
          .flatMap(created -> find(new ChannelId(created.entity())))
          .<Creation<Channel>>map(Creation.Repeated::new)
          .orElseGet(Creation.Conflict::new);
    }
    var server = community.servers.get(draft.server());
    if (server == null) {
      return new Creation.ParentGone<>();
    }
    if (server.channels.size() >= channelsPerServerMax) {
      return new Creation.LimitReached<>();
    }
    int position =
        server.channels.values().stream().mapToInt(Channel::position).max().orElse(-1) + 1;
    var channel = new Channel(draft.id(), draft.server(), draft.name(), draft.topic(), position);
    server.channels.put(channel.id(), channel);
    community.created.put(mutation, new Created(channel.id().value(), body));
    announce(EventKind.CHANNEL_CREATED, server, channel.id());
    return new Creation.Stored<>(channel);
  }

  @Override
  public Optional<Channel> update(
      ChannelId id, @Nullable ChannelName name, @Nullable ChannelTopic topic) {
    return find(id)
        .map(
            before -> {
              var after =
                  new Channel(
                      id,
                      before.server(),
                      name == null ? before.name() : name,
                      topic == null ? before.topic() : topic,
                      before.position());
              if (!after.equals(before)) {
                var server = community.serverOf(id).orElseThrow();
                server.channels.put(id, after);
                announce(EventKind.CHANNEL_UPDATED, server, id);
              }
              return after;
            });
  }

  @Override
  public boolean delete(ChannelId id) {
    var found = community.serverOf(id);
    found.ifPresent(
        server -> {
          server.channels.remove(id);
          community.positions.keySet().removeIf(reader -> reader.channel().equals(id));
          community.posted.remove(id);
          announce(EventKind.CHANNEL_DELETED, server, id);
        });
    return found.isPresent();
  }

  @Override
  public Map<ChannelId, Channel> find(Collection<ChannelId> ids) {
    return ids.stream()
        .flatMap(id -> find(id).stream())
        .collect(Collectors.toMap(Channel::id, Function.identity()));
  }

  @Override
  public Optional<ChannelGrant> find(UserId user, ChannelId channel) {
    return community
        .serverOf(channel)
        .flatMap(server -> server.grant(user))
        .map(grant -> new ChannelGrant(channel, grant, List.of()));
  }

  private Optional<Channel> find(ChannelId id) {
    return community.serverOf(id).map(server -> server.channels.get(id));
  }

  private void announce(EventKind kind, MemoryServer server, ChannelId channel) {
    community.announce(kind, server, channel.value(), 0, ++server.seq);
  }
}
