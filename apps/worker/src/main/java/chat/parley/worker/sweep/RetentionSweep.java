package chat.parley.worker.sweep;

import chat.parley.db.sweep.SweptTable;
import chat.parley.db.sweep.TableSweeper;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.worker.chore.Chore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/// Sweeps every table that the inventory declares to forget.
@Singleton
public final class RetentionSweep implements Chore {
  private static final Duration PAUSE = Duration.ofMinutes(1);
  private static final int BATCH_ROWS = 1_000;

  /// A table that fell behind gets the rest of its share at the next turn.
  private static final int BATCHES_PER_TURN = 100;

  private final TableSweeper sweeper;
  private final InstantSource clock;
  private final Metrics.Counter swept;

  public RetentionSweep(TableSweeper sweeper, InstantSource clock, Metrics metrics) {
    this.sweeper = sweeper;
    this.clock = clock;
    this.swept =
        metrics.counter(
            "parley_swept_rows_total", "Rows that outlived their time and were deleted.");
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    for (var table : sweeper.tables()) {
      sweep(table);
    }
  }

  private void sweep(SweptTable table) {
    int rows = BATCH_ROWS;
    for (int batch = 0; rows >= BATCH_ROWS && batch < BATCHES_PER_TURN; batch++) {
      rows = sweeper.sweep(table, clock.instant(), BATCH_ROWS);
      swept.add(rows);
    }
  }
}
