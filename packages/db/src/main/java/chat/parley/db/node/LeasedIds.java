package chat.parley.db.node;

import chat.parley.domain.id.IdSource;
import chat.parley.shared.error.OverloadedException;
import chat.parley.shared.snowflake.Snowflakes;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/// Makes snowflakes as long as this node holds its lease, and refuses when it may have lost it.
///
/// Validity is measured on the monotonic clock from before each renewal, so neither a slow database
/// nor a clock step lets two nodes make ids under one node id.
@Singleton
final class LeasedIds implements IdSource {
  private static final Duration SAFETY = Duration.ofSeconds(10);

  /// The lease in use.
  ///
  /// @param validUntil of [System#nanoTime()]
  private record Held(NodeLeases.Lease lease, Snowflakes snowflakes, long validUntil) {}

  private final NodeLeases leases;
  private final InstantSource clock;
  private final AtomicLong newest = new AtomicLong();
  private volatile Held held;

  LeasedIds(NodeLeases leases, InstantSource clock) {
    this.leases = leases;
    this.clock = clock;
    this.held = take();
  }

  @Override
  public long next() {
    var current = held;
    if (System.nanoTime() - current.validUntil() >= 0) {
      throw new OverloadedException();
    }
    var id = current.snowflakes().next();
    newest.accumulateAndGet(id, Math::max);
    return id;
  }

  /// Renews the lease, or takes another node id when it was lost.
  @Scheduled(fixedDelay = "10s", initialDelay = "10s")
  void renew() {
    var asked = System.nanoTime();
    held =
        leases.renew(held.lease())
            ? new Held(held.lease(), held.snowflakes(), validFrom(asked))
            : take();
  }

  @PreDestroy
  void release() {
    leases.release(held.lease(), Instant.ofEpochMilli(Snowflakes.millisOf(newest.get())));
  }

  private Held take() {
    var asked = System.nanoTime();
    var lease = leases.take().orElseThrow(OverloadedException::new);
    return new Held(lease, new Snowflakes(lease.node(), clock, lease.after()), validFrom(asked));
  }

  private static long validFrom(long nanos) {
    return nanos + NodeLeases.LENGTH.minus(SAFETY).toNanos();
  }
}
