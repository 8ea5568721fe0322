package chat.parley.gateway.node;

import chat.parley.shared.log.LogEvent;

/// Everything of a node that may block, and the clock that starts what repeats. Nothing is started
/// any more once it is closed.
public interface Background extends AutoCloseable {

  /// Runs a task that may block.
  void run(Runnable task);

  /// Runs a task later.
  void runAfter(int delayMs, Runnable task);

  /// Runs a task again and again; while one run is not done, the next is left out.
  void repeat(int periodMs, LogEvent failure, Runnable task);

  @Override
  void close();
}
