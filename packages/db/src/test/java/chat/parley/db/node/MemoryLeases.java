package chat.parley.db.node;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Leases in memory, by the rules of the table, under the table's own clock.
final class MemoryLeases implements Leases {
  private static final Duration LENGTH = Duration.ofSeconds(60);

  private record Row(UUID holder, Instant expiresAt) {}

  private final Map<Integer, Row> rows = new HashMap<>();
  private Instant now;

  MemoryLeases(Instant now) {
    this.now = now;
  }

  void advance(Duration step) {
    now = now.plus(step);
  }

  @Override
  public Optional<Lease> take() {
    int node = 0;
    while (rows.containsKey(node) && !rows.get(node).expiresAt().isBefore(now)) {
      node++;
    }
    var earlier = rows.get(node);
    var after = earlier != null && earlier.expiresAt().isAfter(now) ? earlier.expiresAt() : now;
    var row = new Row(UUID.randomUUID(), now.plus(LENGTH));
    rows.put(node, row);
    return Optional.of(new Lease(node, row.holder(), after, row.expiresAt()));
  }

  @Override
  public Optional<Lease> renew(Lease lease) {
    var row = rows.get(lease.node());
    if (row == null || !row.holder().equals(lease.holder()) || !row.expiresAt().isAfter(now)) {
      return Optional.empty();
    }
    rows.put(lease.node(), new Row(lease.holder(), now.plus(LENGTH)));
    return Optional.of(lease.until(now.plus(LENGTH)));
  }

  @Override
  public void release(Lease lease, Instant lastUsed) {
    var row = rows.get(lease.node());
    if (row != null && row.holder().equals(lease.holder())) {
      rows.put(lease.node(), new Row(lease.holder(), lastUsed.isAfter(now) ? lastUsed : now));
    }
  }
}
