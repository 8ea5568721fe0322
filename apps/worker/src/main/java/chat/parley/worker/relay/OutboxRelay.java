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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /// No partition yet.
  private static final int NONE = -1;

  private final OutboxQueue outbox;
  private final EventResolver resolver;
  private final EventBus bus;
  private final RelayLimits limits;
  private final Traces traces;
  private final LongSupplier nanoTime;
  private final RandomGenerator random;
  private final Metrics.Counter published;
  private final Metrics.Counter repeats;
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
    this.repeats =
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
    var passed = new HashSet<Integer>();
    for (var partition : partitions) {
      if (partition.isPaused()) {
        passed.add(partition.number);
      }
    }
    boolean more = false;
    while (!closed && passed.size() < partitions.length) {
      var batch = new Batch();
      if (!batch.drain(passed)) {
        break;
      }
      passed.add(batch.partition);
      more |= batch.full;
    }
    return more;
  }

  private void publish(List<EventReference> events) {
    var facts = resolver.resolve(events);
    for (var event : events) {
      Events.envelope(event, facts)
          .ifPresent(envelope -> bus.publish(Events.subject(event), envelope.toByteArray()));
    }
    bus.flush(Duration.ofMillis(limits.flushMsMax()));
  }

  /// A batch on its way from the outbox to the bus.
  private final class Batch {
    private int partition = NONE;
    private boolean full;

    /// Publishes what waits in one of the other partitions; false when there was none to be found.
    boolean drain(Set<Integer> except) {
      try {
        var drained = outbox.drain(except, limits.batchMax(), this::publish);
        drained.ifPresent(this::done);
        return drained.isPresent();
      } catch (RuntimeException e) {
        if (partition == NONE) {
          LOG.warn(LogEvent.RELAY_READ_FAILED, e);
          return false;
        }
        partitions[partition].failed(e);
        return true;
      }
    }

    private void publish(int number, List<EventReference> events) {
      partition = number;
      try (var step = traces.begin(Operation.RELAY_BATCH)) {
        step.with(TraceKey.PARTITION, number).with(TraceKey.COUNT, events.size());
        OutboxRelay.this.publish(events);
      }
    }

    private void done(OutboxQueue.Drained drained) {
      partitions[drained.partition()].failures = 0;
      published.add(drained.count());
      full = drained.count() == limits.batchMax();
    }
  }

  /// A partition and how it fares: a failure delays it alone, longer each time.
  private final class Partition {
    private final int number;
    private int failures;
    private long notBeforeNanos = nanoTime.getAsLong();

    Partition(int number) {
      this.number = number;
    }

    boolean isPaused() {
      return nanoTime.getAsLong() - notBeforeNanos < 0;
    }

    void failed(RuntimeException fault) {
      repeats.increment();
      failures++;
      notBeforeNanos = nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(backoffMs());
      LOG.warn(LogEvent.RELAY_PUBLISH_FAILED, fault, LogKey.ATTEMPT, failures);
    }

    /// Twice as long each time, and a little at random, so that nodes do not try in step.
    private int backoffMs() {
      int doubled = BACKOFF_MS_MIN << Math.min(failures - 1, 16);
      int longest = Math.min(doubled, limits.backoffMsMax());
      return longest - random.nextInt(longest / 2 + 1);
    }
  }
}
