package chat.parley.domain.channel;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.mutation.Creation;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads and changes channels. Each write takes a `server_seq` and appends its event in its own
/// transaction.
public interface ChannelStore {
  /// Makes a channel at the end of the list of its server.
  Creation<Channel> create(NewChannel draft, UUID clientMutationId, int channelsPerServerMax);

  /// Changes what is given; a change of nothing is not announced. Empty when the channel is gone.
  Optional<Channel> update(
      ChannelId channel, @Nullable ChannelName name, @Nullable ChannelTopic topic);

  /// Deletes a channel. Its messages are out of reach at once and removed in batches. False when it
  /// was gone already.
  boolean delete(ChannelId channel);

  /// Those of the channels that still exist, whoever asks: for the relay.
  Map<ChannelId, Channel> find(Collection<ChannelId> channels);

  /// A channel that is about to be.
  record NewChannel(
      ChannelId id,
      ServerId server,
      UserId creator,
      ChannelName name,
      ChannelTopic topic,
      Instant createdAt) {}
}
