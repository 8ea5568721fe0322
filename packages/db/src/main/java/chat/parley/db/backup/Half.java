package chat.parley.db.backup;

import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.Store;
import java.time.Duration;
import java.util.Locale;

/// The two parts that a backup has.
public enum Half {
  /// All that people and nodes store, unreadable without the other half.
  DATA(Store.PG),
  /// The wrapped keys of people.
  KEYSTORE(Store.KEYSTORE);

  private final Store store;

  Half(Store store) {
    this.store = store;
  }

  Store store() {
    return store;
  }

  /// How archives of it are called.
  public String kind() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// How long a backup of it is kept, as the inventory says it.
  public Duration keptFor(Inventory inventory) {
    return inventory
        .find("backup." + kind())
        .flatMap(entry -> entry.retention().max())
        .map(Duration::parse)
        .orElseThrow(() -> new IllegalStateException("the inventory has no backup." + kind()));
  }
}
