package chat.parley.db.erasure;

import chat.parley.domain.erasure.ErasurePlan.ContradictionException;
import chat.parley.domain.erasure.Place;
import chat.parley.domain.erasure.SubjectPath;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.shared.inventory.InventoryRecord.Erasure.Action;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An index holds copies of its rows and shares their fate. Whatever else is declared of one is
/// wrong, and the records made of it would say what does not happen.
final class DeclaredIndexes {
  private enum Fate {
    GOES,
    CHANGES,
    STAYS
  }

  private DeclaredIndexes() {}

  /// @param tables the table of each index of the database, by its id in the inventory
  /// @throws ContradictionException if an index is declared to fare otherwise than its rows
  static void requireFateOfRows(Inventory inventory, Map<String, String> tables) {
    var places = DeclaredPlaces.of(inventory);
    for (var entry : inventory.records()) {
      var table = Optional.ofNullable(tables.get(entry.id()));
      if (table.isPresent() && entry.isPersonal() && entry.erasure().isPresent()) {
        requireFateOfRows(entry, entry.erasure().get().action(), table.get(), places);
      }
    }
  }

  private static void requireFateOfRows(
      InventoryRecord index, Action action, String table, List<Place> places) {
    var subject = SubjectPath.parse(index.subject());
    boolean same =
        places.stream()
            .filter(place -> place.table().equals(table))
            .filter(place -> Optional.of(place.subject()).equals(subject))
            .anyMatch(place -> fate(place.action()) == fate(action));
    if (!same) {
      throw new ContradictionException(index.id() + ": an index fares as its rows do");
    }
  }

  private static Fate fate(Action action) {
    return switch (action) {
      case DELETE, CRYPTO_SHRED, DELETE_AND_SHRED -> Fate.GOES;
      case NULL_OUT, DETACH -> Fate.CHANGES;
      case KEEP -> Fate.STAYS;
    };
  }

  private static Fate fate(Place.Action action) {
    return switch (action) {
      case DELETE, CRYPTO_SHRED, DELETE_AND_SHRED -> Fate.GOES;
      case NULL_OUT, DETACH -> Fate.CHANGES;
      case KEEP -> Fate.STAYS;
    };
  }
}
