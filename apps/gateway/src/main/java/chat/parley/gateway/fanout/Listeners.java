package chat.parley.gateway.fanout;

import chat.parley.domain.id.UserId;

/// Which people of a room get a frame.
@FunctionalInterface
public interface Listeners {

  /// The whole room; compared by identity, so that nobody is asked one by one.
  Listeners EVERYONE = user -> true;

  boolean include(UserId user);
}
