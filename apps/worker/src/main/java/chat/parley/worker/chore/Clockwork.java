package chat.parley.worker.chore;

import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.SafeLog;
import chat.parley.shared.telemetry.Metrics;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Runs every chore at its own pace, each one after another and a few at once: one that takes long
/// does not keep the others waiting, and the database has better things to do than to be swept from
/// all sides.
@Singleton
public final class Clockwork implements AutoCloseable {
  private static final SafeLog LOG = SafeLog.of(Clockwork.class);
  private static final int CLOSE_S_MAX = 10;
  private static final int CHORES_AT_ONCE = 3;

  private final List<Chore> chores;
  private final Metrics.Counter failures;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          CHORES_AT_ONCE, Thread.ofPlatform().name("worker-chores-", 1).factory());

  public Clockwork(List<Chore> chores, Metrics metrics) {
    this.chores = List.copyOf(chores);
    this.failures = metrics.counter("parley_chore_failures_total", "Turns of chores that failed.");
  }

  /// The first turn of each chore comes at once.
  public void start() {
    for (var chore : chores) {
      long pauseMs = chore.pause().toMillis();
      var _ = threads.scheduleWithFixedDelay(() -> turn(chore), 0, pauseMs, TimeUnit.MILLISECONDS);
    }
  }

  private void turn(Chore chore) {
    try {
      chore.run();
    } catch (RuntimeException e) {
      failures.increment();
      LOG.warn(LogEvent.TASK_FAILED, e);
    }
  }

  /// Ends after the turn under way.
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(CLOSE_S_MAX, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
