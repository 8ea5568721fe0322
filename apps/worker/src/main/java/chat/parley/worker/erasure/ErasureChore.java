package chat.parley.worker.erasure;

import chat.parley.db.erasure.ErasureJobs;
import chat.parley.domain.id.UserId;
import chat.parley.domain.receipt.ReceiptLedger;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.SafeLog;
import chat.parley.worker.chore.Chore;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// Takes turns at the erasures that are due.
@Singleton
@Requires(beans = ReceiptLedger.class) // every node with a worker is given one
public final class ErasureChore implements Chore {
  private static final SafeLog LOG = SafeLog.of(ErasureChore.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  /// Leaves room for other chores; the rest follows at the next turn.
  private static final int ERASURES_PER_TURN = 16;
  private static final int MS_PER_ERASURE = 2_000;

  private final ErasureJobs jobs;
  private final ErasureStages stages;
  private final InstantSource clock;

  public ErasureChore(ErasureJobs jobs, ErasureStages stages, InstantSource clock) {
    this.jobs = jobs;
    this.stages = stages;
    this.clock = clock;
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    for (var person : jobs.due(clock.instant(), ERASURES_PER_TURN)) {
      workOn(person);
    }
  }

  /// One that fails keeps no other waiting.
  private void workOn(UserId person) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MS_PER_ERASURE);
    try {
      boolean again = true;
      while (again && System.nanoTime() < end) {
        again = jobs.turn(person, stages::take);
      }
    } catch (RuntimeException e) {
      LOG.warn(LogEvent.ERASURE_TURN_FAILED, e);
    }
  }
}
