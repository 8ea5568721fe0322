package chat.parley.shared.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// A clock that only goes forward, at its own pace: the machine's may be set while it runs.
///
/// Only the difference of two of its moments means anything, and only within one process.
public final class SteadyClock implements InstantSource {
  private static final long NANOS_PER_MS = 1_000_000;

  /// Where it begins, so that what holds a zero for "never" is long ago.
  private static final Instant START = Instant.EPOCH.plus(Duration.ofDays(1));

  private final LongSupplier nanoTime;
  private final long originNanos;

  public SteadyClock() {
    this(System::nanoTime);
  }

  /// @param nanoTime what time it is, as [System#nanoTime] counts it
  SteadyClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.originNanos = nanoTime.getAsLong();
  }

  @Override
  public Instant instant() {
    return START.plusNanos(elapsedNanos());
  }

  @Override
  public long millis() {
    return START.toEpochMilli() + elapsedNanos() / NANOS_PER_MS;
  }

  private long elapsedNanos() {
    return nanoTime.getAsLong() - originNanos;
  }
}
