package chat.parley.domain.read;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;
import java.util.Optional;

/// Keeps read positions.
public interface ReadPositionStore {
  /// Moves a position, at most to the head of the channel; the person's other devices are told in
  /// the same transaction when it moved. Empty when the person is no member or the channel is gone.
  Optional<ReadPosition> move(UserId user, ChannelId channel, long seq, boolean allowBack);

  /// Empty when the person is no member or the channel is gone.
  Optional<ReadPosition> find(UserId user, ChannelId channel);
}
