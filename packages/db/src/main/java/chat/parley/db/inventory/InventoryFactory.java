package chat.parley.db.inventory;

import chat.parley.shared.inventory.Inventory;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/// Reads the inventory when the node starts.
@Factory
final class InventoryFactory {
  private static final String DIRECTORY = "parley.privacy-dir";

  @Singleton
  @Requires(missingProperty = DIRECTORY, missingBeans = Inventory.class)
  Inventory inventory() {
    return Inventory.load();
  }

  /// The operator's own.
  @Singleton
  @Requires(property = DIRECTORY)
  Inventory inventoryOfTheOperator(@Property(name = DIRECTORY) String directory) {
    return Inventory.load(Path.of(directory));
  }
}
