package chat.parley.testkit.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// Stands still until it is moved.
public final class SteppedClock implements InstantSource {
  private final AtomicReference<Instant> now;

  public SteppedClock(Instant start) {
    now = new AtomicReference<>(start);
  }

  /// A clock that starts at noon of an ordinary day.
  public static SteppedClock atNoon() {
    return new SteppedClock(Instant.parse("2026-11-21T12:00:00Z"));
  }

  @Override
  public Instant instant() {
    return now.get();
  }

  public void advance(Duration step) {
    now.updateAndGet(instant -> instant.plus(step));
  }
}
