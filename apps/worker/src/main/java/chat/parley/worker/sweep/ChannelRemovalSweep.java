package chat.parley.worker.sweep;

import chat.parley.db.channel.ChannelRemovals;
import chat.parley.worker.chore.Chore;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Removes the messages of deleted channels.
@Singleton
public final class ChannelRemovalSweep implements Chore {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int BATCH_ROWS = 1_000;

  /// Leaves room for other chores; the rest follows at the next turn.
  private static final int BATCHES_PER_TURN = 100;

  private final ChannelRemovals removals;

  public ChannelRemovalSweep(ChannelRemovals removals) {
    this.removals = removals;
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    int batch = 0;
    while (batch < BATCHES_PER_TURN && removals.removeBatch(BATCH_ROWS)) {
      batch++;
    }
  }
}
