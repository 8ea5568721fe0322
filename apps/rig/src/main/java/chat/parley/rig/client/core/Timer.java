package chat.parley.rig.client.core;

/// A timer of the client; starting one that runs starts it anew.
///
/// @param subject the channel or server it is about; 0 when it is about the connection
public record Timer(Kind kind, long subject) {
  /// What it waits for.
  public enum Kind {
    RETRY,
    ANSWER,
    HEARTBEAT,
    HEAL_CHANNEL,
    HEAL_SERVER
  }

  static final Timer RETRY = new Timer(Kind.RETRY, 0);
  static final Timer ANSWER = new Timer(Kind.ANSWER, 0);
  static final Timer HEARTBEAT = new Timer(Kind.HEARTBEAT, 0);
}
