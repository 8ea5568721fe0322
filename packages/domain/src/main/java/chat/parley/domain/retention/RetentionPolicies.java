package chat.parley.domain.retention;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import java.time.Instant;
import java.util.Optional;

/// What each level says. A change is computed by [Retention#changedTo] under the lock of its level
/// and told in the same transaction: that of a channel as CHANNEL_UPDATED, that of a server as
/// SERVER_UPDATED.
public interface RetentionPolicies {

  Retention ofInstance();

  Retention setOfInstance(int days, Instant now);

  /// Empty when the server is gone.
  Optional<Retention> setOfServer(ServerId server, int days, Instant now);

  /// Empty when the channel is gone.
  Optional<Retention> setOfChannel(ChannelId channel, int days, Instant now);
}
