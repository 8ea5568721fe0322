package chat.parley.gateway.fanout;

import chat.parley.domain.id.ChannelId;
import chat.parley.gateway.session.Effect;
import chat.parley.proto.v1.PresenceStatus;

/// What a connection leaves to the node around it. Called on the connection's loop: must not block.
public interface SessionHost {

  /// Redeem a ticket and signal the outcome through the loop.
  void redeem(Connection connection, Effect.Redeem effect);

  /// The client types; it may be in no such channel.
  void type(Connection connection, ChannelId channel);

  void showPresence(Connection connection, PresenceStatus status);

  /// Called once, when the connection takes no part any more.
  void gone(Connection connection);
}
