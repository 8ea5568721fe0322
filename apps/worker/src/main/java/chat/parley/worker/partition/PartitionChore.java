package chat.parley.worker.partition;

import chat.parley.db.message.MessagePartitions;
import chat.parley.worker.chore.Chore;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/// Makes the partitions of the coming months, so that no message ever finds its month missing.
@Singleton
final class PartitionChore implements Chore {
  private static final Duration PAUSE = Duration.ofHours(6);

  private final MessagePartitions partitions;
  private final InstantSource clock;

  PartitionChore(MessagePartitions partitions, InstantSource clock) {
    this.partitions = partitions;
    this.clock = clock;
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    partitions.ensure(clock.instant());
  }
}
