package chat.parley.db.node;

import chat.parley.domain.id.IdSource;
import chat.parley.shared.error.OverloadedException;
import chat.parley.shared.snowflake.Snowflakes;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/// Makes snowflakes whose moment lies within this node's lease, and refuses where it would not.
///
/// The leases of a node id follow each other without overlap, so no two nodes make the same id,
/// whatever their clocks say and however long a node was asleep. A node whose clock is ahead of the
/// database's by most of a lease refuses until either is put right.
@Singleton
final class LeasedIds implements IdSource, NodeHolder {

  private record Held(Leases.Lease lease, Snowflakes snowflakes) {}

  private final Leases leases;
  private final InstantSource clock;
  private volatile Held held;

  LeasedIds(Leases leases, InstantSource clock) {
    this.leases = leases;
    this.clock = clock;
    this.held = take();
  }

  @Override
  public long next() {
    var current = held;
    return current
        .snowflakes()
        .nextBefore(current.lease().end())
        .orElseThrow(OverloadedException::new);
  }

  @Override
  public UUID holder() {
    return held.lease().holder();
  }

  /// Renews the lease, or takes another node id when it was lost.
  @Scheduled(fixedDelay = "10s", initialDelay = "10s")
  void renew() {
    var current = held;
    held =
        leases
            .renew(current.lease())
            .map(lease -> new Held(lease, current.snowflakes()))
            .orElseGet(this::take);
  }

  @PreDestroy
  void release() {
    leases.release(held.lease(), held.snowflakes().end());
  }

  private Held take() {
    var lease = leases.take().orElseThrow(OverloadedException::new);
    return new Held(lease, new Snowflakes(lease.node(), clock, lease.after()));
  }
}
