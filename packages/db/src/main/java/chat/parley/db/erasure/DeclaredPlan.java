package chat.parley.db.erasure;

import chat.parley.db.inventory.LiveSchema;
import chat.parley.domain.erasure.ErasurePlan;
import chat.parley.domain.erasure.ErasurePlan.Reference;
import chat.parley.domain.erasure.ErasurePlan.Step;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.erasure.Place;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord.Erasure;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;

/// The plan that the inventory makes for this database. Both are looked at when the node starts.
@Singleton
public final class DeclaredPlan {
  private final Inventory inventory;
  private final List<Place> places;
  private final List<Reference> references;
  private final ErasurePlan everything;

  /// @throws ErasurePlan.ContradictionException if the inventory does not fit the database
  DeclaredPlan(TransactionOperations<Connection> transactions, Inventory inventory) {
    this.inventory = inventory;
    this.places = DeclaredPlaces.of(inventory);
    this.references =
        transactions.executeRead(status -> LiveSchema.references(status.getConnection()));
    this.everything =
        transactions.executeRead(status -> everything(inventory, status.getConnection()));
  }

  /// What an inventory makes of a database, for the whole of a person.
  ///
  /// @throws ErasurePlan.ContradictionException if one does not fit the other
  public static ErasurePlan everything(Inventory inventory, Connection connection) {
    DeclaredIndexes.requireFateOfRows(inventory, LiveSchema.tablesOfIndexes(connection));
    return ErasurePlan.of(DeclaredPlaces.of(inventory), LiveSchema.references(connection));
  }

  /// Whether the person may not learn that there is such a thing about them.
  boolean isUntold(Step step) {
    return step.places().stream()
        .flatMap(place -> inventory.find(place).stream())
        .flatMap(entry -> entry.erasure().stream())
        .anyMatch(Erasure::untold);
  }

  public ErasurePlan of(ErasureScope scope) {
    return scope.endsTheAccount() ? everything : ErasurePlan.of(places, references, scope);
  }
}
