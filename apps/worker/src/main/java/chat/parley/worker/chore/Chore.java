package chat.parley.worker.chore;

import java.time.Duration;

/// Something the worker does again and again.
public interface Chore {
  /// The pause between two turns.
  Duration pause();

  /// One turn.
  void run();
}
