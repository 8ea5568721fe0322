package chat.parley.adapters.net;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// How long to wait before trying again: twice as long each time up to a limit, and partly at
/// random, so that nodes do not try in step.
public final class Backoff {
  /// The longest wait.
  public static final Duration MAX = Duration.ofSeconds(2);

  private static final long FIRST_MS = 50;
  private static final int DOUBLINGS_MAX = 16;

  private Backoff() {}

  /// The wait after some failed tries; a little even before the first.
  public static Duration delay(long failures) {
    long doubled = FIRST_MS << Math.min(failures, DOUBLINGS_MAX);
    long longest = Math.min(doubled, MAX.toMillis());
    return Duration.ofMillis(longest - ThreadLocalRandom.current().nextLong(longest / 2 + 1));
  }

  /// Tries until it succeeds; the last failure is thrown when the time is over.
  public static <T> T until(Duration max, Supplier<T> attempt) {
    long end = System.nanoTime() + max.toNanos();
    for (long failures = 0; ; failures++) {
      try {
        return attempt.get();
      } catch (RuntimeException e) {
        var delay = delay(failures);
        if (System.nanoTime() + delay.toNanos() - end > 0
            || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(delay.toNanos());
      }
    }
  }
}
