package chat.parley.testkit.community;

import chat.parley.domain.channel.ChannelState;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.read.ReadPosition;
import chat.parley.domain.read.ReadPositionStore;
import chat.parley.testkit.community.MemoryCommunity.Reader;
import java.util.Optional;

/// Read positions in memory.
record MemoryReadPositionStore(MemoryCommunity community) implements ReadPositionStore {
  @Override
  public Optional<ReadPosition> move(UserId user, ChannelId channel, long seq, boolean allowBack) {
    if (isMember(user, channel)) {
      var reader = new Reader(user, channel);
      long before = community.positions.getOrDefault(reader, 0L);
      long after = Math.min(seq, community.head(channel));
      if (after > before || (after < before && allowBack)) {
        community.positions.put(reader, after);
        community.announceRead(user, channel);
      }
    }
    return find(user, channel);
  }

  @Override
  public Optional<ReadPosition> find(UserId user, ChannelId channel) {
    if (!isMember(user, channel)) {
      return Optional.empty();
    }
    long seq = community.positions.getOrDefault(new Reader(user, channel), 0L);
    return Optional.of(
        new ReadPosition(
            channel, seq, community.unread(user, channel, seq, ChannelState.UNREAD_MAX)));
  }

  private boolean isMember(UserId user, ChannelId channel) {
    return community
        .serverOf(channel)
        .filter(server -> server.members.containsKey(user))
        .isPresent();
  }
}
