package chat.parley.gateway.node;

import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.log.LogEvent;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Runs tasks on virtual threads, and the clock on a thread of its own.
final class ThreadedBackground implements Background {

  private final ErrorReports errors;
  private final ExecutorService work =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("gateway-", 0).factory());
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("gateway-clock").factory());

  ThreadedBackground(ErrorReports errors) {
    this.errors = errors;
  }

  @Override
  public void run(Runnable task) {
    submit(LogEvent.TASK_FAILED, task);
  }

  @Override
  public void runAfter(int delayMs, Runnable task) {
    try {
      var _ = clock.schedule(() -> run(task), delayMs, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException _) {
      // The node has closed; what repeats has ended with it.
    }
  }

  @Override
  public void repeat(int periodMs, LogEvent failure, Runnable task) {
    var running = new AtomicBoolean();
    var _ =
        clock.scheduleAtFixedRate(
            () -> {
              if (running.compareAndSet(false, true)) {
                submit(
                    failure,
                    () -> {
                      try {
                        task.run();
                      } finally {
                        running.set(false);
                      }
                    });
              }
            },
            periodMs,
            periodMs,
            TimeUnit.MILLISECONDS);
  }

  private void submit(LogEvent failure, Runnable task) {
    try {
      work.execute(
          () -> {
            try {
              task.run();
            } catch (RuntimeException fault) {
              errors.report(failure, fault);
            }
          });
    } catch (RejectedExecutionException _) {
      // The node has closed; what it would have done is the next node's work.
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
    work.shutdownNow();
  }
}
