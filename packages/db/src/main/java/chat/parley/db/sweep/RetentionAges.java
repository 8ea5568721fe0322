package chat.parley.db.sweep;

import chat.parley.shared.inventory.Inventory;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/// How long tables may remember, as the inventory says it.
public final class RetentionAges {
  private RetentionAges() {}

  /// How long a row may be kept after it was made: the shortest time that is given any of its
  /// columns; empty when they end with something else only.
  public static Optional<Duration> of(Inventory inventory, String table) {
    return inventory.records().stream()
        .filter(entry -> entry.id().startsWith("pg." + table + "."))
        .flatMap(entry -> entry.retention().max().stream())
        .map(Duration::parse)
        .min(Comparator.naturalOrder());
  }
}
