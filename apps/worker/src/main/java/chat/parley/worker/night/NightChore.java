package chat.parley.worker.night;

import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.SafeLog;
import chat.parley.worker.chore.Chore;
import io.micronaut.context.annotation.Requires;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// Looks whether the hour has come. The work has a thread of its own: it may take long, and other
/// chores do not wait for it.
@Singleton
@Requires(beans = Night.class)
final class NightChore implements Chore {
  private static final SafeLog LOG = SafeLog.of(NightChore.class);
  private static final Duration PAUSE = Duration.ofMinutes(5);

  private final Night night;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("worker-night").factory());

  NightChore(Night night) {
    this.night = night;
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public void run() {
    if (busy.compareAndSet(false, true)) {
      thread.execute(this::look);
    }
  }

  private void look() {
    try {
      night.runWhenDue();
    } catch (RuntimeException e) {
      LOG.warn(LogEvent.TASK_FAILED, e);
    } finally {
      busy.set(false);
    }
  }

  /// What is cut off here goes on at the next start.
  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
