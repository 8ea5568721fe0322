package chat.parley.worker.relay;

import chat.parley.adapters.bus.Doorbell;
import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.bus.Subscription;
import chat.parley.adapters.wire.Events;
import chat.parley.db.outbox.OutboxQueue;
import chat.parley.domain.event.EventReference;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.LogKey;
import chat.parley.shared.log.SafeLog;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Operation;
import chat.parley.shared.telemetry.TraceKey;
import chat.parley.shared.telemetry.Traces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Empties the outbox onto the bus, on one thread and one connection.
@Singleton
public final class OutboxRelay implements AutoCloseable {
  private static final SafeLog LOG = SafeLog.of(OutboxRelay.class);
  private static final int BACKOFF_MS_MIN = 50;
  private static final int CLOSE_MS_MAX = 10_000;

  private final OutboxQueue outbox;
  private final EventResolver resolver;
  private final EventBus bus;
  private final RelayLimits limits;
  private final Traces traces;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final Metrics.Counter published;
  private final Metrics.Counter failures;
  private final Partition[] partitions = new Partition[EventReference.PARTITIONS];
  private final Semaphore woken = new Semaphore(0);
  private final Thread thread = Thread.ofPlatform().name("outbox-relay").unstarted(this::run);
  private @Nullable Subscription doorbell;
  private volatile boolean closed;

  @Inject
  OutboxRelay(
      OutboxQueue outbox,
      EventResolver resolver,
      EventBus bus,
      Metrics metrics,
      Traces traces,
      RelayLimits limits) {
    this(
        outbox,
        resolver,
        bus,
        metrics,
        traces,
        limits,
        System::nanoTime,
        RandomGenerator.of("L64X128MixRandom"));
  }

  /// @param nanoTime what time it is, as [System#nanoTime] counts it
  /// @param random shortens the pauses after failures
  public OutboxRelay(
      OutboxQueue outbox,
      EventResolver resolver,
      EventBus bus,
      Metrics metrics,
      Traces traces,
      RelayLimits limits,
      LongSupplier nanoTime,
      RandomGenerator random) {
    this.nanoTime = nanoTime;
    this.random = random;
    this.outbox = outbox;
    this.resolver = resolver;
    this.bus = bus;
    this.limits = limits;
    this.traces = traces;
    this.published =
        metrics.counter("parley_relay_events_total", "Events that the relay published.");
    this.failures =
        metrics.counter("parley_relay_failures_total", "Batches that the relay has to repeat.");
    for (int i = 0; i < partitions.length; i++) {
      partitions[i] = new Partition(i);
    }
  }

  public void start() {
    doorbell = new Doorbell(bus).onRing(this::wake);
    thread.start();
    LOG.info(LogEvent.RELAY_STARTED);
  }

  /// True from start to close; a relay never gives up by itself.
  public boolean isRunning() {
    return thread.isAlive();
  }

  /// Ends after the batch under way.
  @Override
  public void close() {
    closed = true;
    if (doorbell != null) {
      doorbell.close();
    }
    wake();
    try {
      thread.join(CLOSE_MS_MAX);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void wake() {
    if (woken.availablePermits() == 0) {
      woken.release();
    }
  }

  private void run() {
    while (!closed) {
      boolean more = round();
      if (!more && !closed) {
        sleep();
      }
    }
  }

  private void sleep() {
    try {
      if (woken.tryAcquire(limits.pollMs(), TimeUnit.MILLISECONDS)) {
        woken.drainPermits();
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  /// One batch of each partition in which something waits, so that none starves another; true when
  /// one of them has more. The relay's own thread calls it; without [#start] somebody else may.
  public boolean round() {
    boolean more = false;
    for (int waiting : waiting()) {
      more |= !closed && partitions[waiting].drain();
    }
    return more;
  }

  private List<Integer> waiting() {
    try {
      return outbox.waiting();
    } catch (RuntimeException e) {
      LOG.warn(LogEvent.RELAY_READ_FAILED, e);
      return List.of();
    }
  }

  private void publish(List<EventReference> events) {
    var facts = resolver.resolve(events);
    for (var event : events) {
      Events.envelope(event, facts)
          .ifPresent(envelope -> bus.publish(Events.subject(event), envelope.toByteArray()));
    }
    bus.flush(Duration.ofMillis(limits.flushMsMax()));
  }

  /// A partition and how it fares: a failure delays it alone, longer each time.
  private final class Partition {
    private final int number;
    private int failed;
    private long notBeforeNanos = nanoTime.getAsLong();

    Partition(int number) {
      this.number = number;
    }

    /// Publishes a batch; true when the batch was full, so more may wait.
    boolean drain() {
      if (nanoTime.getAsLong() - notBeforeNanos < 0) {
        return false;
      }
      try {
        int count = outbox.drain(number, limits.batchMax(), this::publishTraced);
        published.add(count);
        failed = 0;
        return count == limits.batchMax();
      } catch (RuntimeException e) {
        failures.increment();
        failed++;
        notBeforeNanos = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(backoffMs());
        LOG.warn(LogEvent.RELAY_PUBLISH_FAILED, e, LogKey.ATTEMPT, failed);
        return false;
      }
    }

    private void publishTraced(List<EventReference> events) {
      try (var step = traces.begin(Operation.RELAY_BATCH)) {
        step.with(TraceKey.PARTITION, number).with(TraceKey.COUNT, events.size());
        publish(events);
      }
    }

    /// Twice as long each time, and a little at random, so that nodes do not try in step.
    private int backoffMs() {
      int doubled = BACKOFF_MS_MIN << Math.min(failed - 1, 16);
      int longest = Math.min(doubled, limits.backoffMsMax());
      return longest - random.nextInt(longest / 2 + 1);
    }
  }
}
