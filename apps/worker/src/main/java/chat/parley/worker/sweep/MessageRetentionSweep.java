package chat.parley.worker.sweep;

import chat.parley.db.retention.MessageExpiry;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.worker.chore.Chore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/// Deletes messages that were kept for as long as their channel says.
@Singleton
public final class MessageRetentionSweep implements Chore {
  private static final Duration PAUSE = Duration.ofMinutes(1);

  /// The channel waits while a batch is deleted.
  private static final int BATCH_MESSAGES = 500;

  /// Leaves room for other chores; the rest follows at the next turn.
  private static final int BATCHES_PER_TURN = 200;

  private static final long BEFORE_ALL = 0;

  private final MessageExpiry expiry;
  private final InstantSource clock;
  private final Metrics.Counter expired;

  public MessageRetentionSweep(MessageExpiry expiry, InstantSource clock, Metrics metrics) {
    this.expiry = expiry;
    this.clock = clock;
    this.expired =
        metrics.counter(
            "parley_expired_messages_total",
            "Messages that were kept as long as their channel says, and deleted.");
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    var now = clock.instant();
    var due = expiry.nextAfter(BEFORE_ALL, now);
    for (int batch = 0; due.isPresent() && batch < BATCHES_PER_TURN; batch++) {
      int deleted = expiry.deleteBatch(due.get(), now, BATCH_MESSAGES);
      expired.add(deleted);
      if (deleted < BATCH_MESSAGES) {
        due = expiry.nextAfter(due.get().channel(), now);
      }
    }
  }
}
