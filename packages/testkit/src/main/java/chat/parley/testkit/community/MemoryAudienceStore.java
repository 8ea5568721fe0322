package chat.parley.testkit.community;

import chat.parley.domain.audience.AccessChange;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.audience.ChannelView;
import chat.parley.domain.audience.ServerHeads;
import chat.parley.domain.audience.ServerView;
import chat.parley.domain.channel.Channel;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Audiences in memory.
record MemoryAudienceStore(MemoryCommunity community) implements AudienceStore {
  @Override
  public Optional<ServerView> load(ServerId id) {
    return community
        .find(id)
        .map(
            server ->
                new ServerView(
                    server.server(),
                    server.everyone,
                    server.orderedChannels().stream().map(this::view).toList(),
                    server.members.keySet()));
  }

  private ChannelView view(Channel channel) {
    var messages = community.posted.getOrDefault(channel.id(), List.of());
    return new ChannelView(
        channel,
        community.head(channel.id()),
        messages.isEmpty() ? Optional.empty() : Optional.of(messages.getLast().id()));
  }

  @Override
  public List<ServerHeads> heads(Collection<ServerId> servers) {
    return servers.stream().flatMap(id -> community.find(id).stream()).map(this::heads).toList();
  }

  private ServerHeads heads(MemoryServer server) {
    return new ServerHeads(
        server.id,
        server.server().seq(),
        server.orderedChannels().stream()
            .map(Channel::id)
            .collect(Collectors.toMap(Function.identity(), community::head)));
  }

  @Override
  public List<AccessChange> accessChangesSince(Instant moment) {
    var joined =
        community.servers.values().stream()
            .flatMap(
                server ->
                    server.members.entrySet().stream()
                        .map(
                            member ->
                                new AccessChange.Joined(
                                    member.getValue(), member.getKey(), server.id)));
    return Stream.<AccessChange>concat(joined, community.revocations.stream())
        .filter(change -> !change.at().isBefore(moment))
        .sorted(Comparator.comparing(AccessChange::at))
        .toList();
  }

  @Override
  public Set<ServerId> serversOf(UserId user) {
    return community.servers.values().stream()
        .filter(server -> server.members.containsKey(user))
        .map(server -> server.id)
        .collect(Collectors.toSet());
  }
}
