package chat.parley.rig.client.core;

/// What has to be fetched from the API, read off the state: no one has to remember to ask.
public sealed interface Need {

  /// The events of a channel after a position.
  record Events(long channel, long after) implements Need {}

  /// A page of a channel.
  ///
  /// @param before the message it ends before; 0 for the newest page
  record Page(long channel, long before) implements Need {}

  /// The state of a server in which something was missed.
  ///
  /// @param notice how often the client had been told to read it when it asked
  record Server(long server, int notice) implements Need {}

  /// The timer of its pause, which also says that it is being met.
  default Timer timer() {
    return switch (this) {
      case Events(var channel, _) -> new Timer(Timer.Kind.HEAL_CHANNEL, channel);
      case Page(var channel, _) -> new Timer(Timer.Kind.HEAL_CHANNEL, channel);
      case Server(var server, _) -> new Timer(Timer.Kind.HEAL_SERVER, server);
    };
  }
}
