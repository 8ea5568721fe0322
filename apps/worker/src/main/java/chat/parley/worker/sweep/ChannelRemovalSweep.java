package chat.parley.worker.sweep;

import chat.parley.db.channel.ChannelRemovals;
import chat.parley.db.sweep.RetentionAges;
import chat.parley.shared.inventory.Inventory;
import chat.parley.worker.chore.Chore;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Removes the messages of deleted channels, in the time that the inventory gives.
@Singleton
public final class ChannelRemovalSweep implements Chore {
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final int BATCH_ROWS = 1_000;

  /// Leaves room for other chores; the rest follows at the next turn, unless it is late.
  private static final int BATCHES_PER_TURN = 100;

  private final ChannelRemovals removals;
  private final Duration ageMax;

  public ChannelRemovalSweep(ChannelRemovals removals, Inventory inventory) {
    this.removals = removals;
    this.ageMax = RetentionAges.of(inventory, ChannelRemovals.TABLE).orElseThrow();
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    boolean late = removals.overdue(ageMax) > 0;
    int batch = 0;
    while ((late || batch < BATCHES_PER_TURN) && removals.removeBatch(BATCH_ROWS)) {
      batch++;
    }
  }
}
