package chat.parley.testkit.community;

import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.audience.ChannelHead;
import chat.parley.domain.audience.ChannelView;
import chat.parley.domain.audience.Revocation;
import chat.parley.domain.audience.ServerView;
import chat.parley.domain.channel.Channel;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
  public List<ChannelHead> heads(Collection<ChannelId> channels) {
    return channels.stream()
        .flatMap(
            channel ->
                community.serverOf(channel).stream()
                    .map(server -> new ChannelHead(server.id, channel, community.head(channel))))
        .toList();
  }

  @Override
  public List<Revocation> revocationsSince(Instant moment) {
    return community.revocations.stream()
        .filter(revocation -> !revocation.at().isBefore(moment))
        .sorted(Comparator.comparing(Revocation::at))
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
