package chat.parley.rig.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Runs tasks one after another in virtual time. Two that are due in the same millisecond run in
/// the order in which they were asked for.
final class Scheduler implements InstantSource {
  /// Some moment after the epoch of snowflakes.
  private static final long START_MS = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  private static final Comparator<Due> IN_ORDER =
      Comparator.comparingLong(Due::atMs).thenComparingLong(Due::number);

  private record Due(long atMs, long number, Runnable task) {}

  private final PriorityQueue<Due> queue = new PriorityQueue<>(IN_ORDER);
  private long nowMs = START_MS;
  private long count;

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(nowMs);
  }

  @Override
  public long millis() {
    return nowMs;
  }

  /// Milliseconds since the start.
  long elapsedMs() {
    return nowMs - START_MS;
  }

  void after(long delayMs, Runnable task) {
    queue.add(new Due(nowMs + delayMs, count, task));
    count++;
  }

  /// Runs everything that is due until then.
  void run(long forMs) {
    long endMs = nowMs + forMs;
    for (var due = queue.peek(); due != null && due.atMs() <= endMs; due = queue.peek()) {
      queue.remove();
      nowMs = due.atMs();
      due.task().run();
    }
    nowMs = endMs;
  }
}
