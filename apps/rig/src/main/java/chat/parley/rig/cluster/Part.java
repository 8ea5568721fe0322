package chat.parley.rig.cluster;

/// A process of a cluster that can be broken and mended.
public interface Part {
  /// As in `gateway-1` or `redis`.
  String name();

  boolean isAlive();

  long pid();

  /// Kills it (SIGKILL), without a word to anyone.
  void kill();

  /// Starts it after it ended; returns when it is ready.
  void start();

  /// Ends it the gentle way if it runs, and starts it.
  void restart();
}
