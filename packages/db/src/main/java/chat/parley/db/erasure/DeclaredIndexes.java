package chat.parley.db.erasure;

import chat.parley.domain.erasure.ErasurePlan.ContradictionException;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.shared.inventory.InventoryRecord.Erasure.Action;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An index holds copies of its rows and fares as they do. Whatever else is declared of one is
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
    for (var index : inventory.records()) {
      var table = Optional.ofNullable(tables.get(index.id()));
      if (table.isPresent()
          && index.isPersonal()
          && !faresAs(rows(inventory, table.get()), index)) {
        throw new ContradictionException(index.id() + ": an index fares as its rows do");
      }
    }
  }

  /// The columns of a table.
  private static List<InventoryRecord> rows(Inventory inventory, String table) {
    var prefix = "pg." + table + ".";
    return inventory.records().stream().filter(entry -> entry.id().startsWith(prefix)).toList();
  }

  private static boolean faresAs(List<InventoryRecord> columns, InventoryRecord index) {
    return columns.stream()
        .filter(column -> column.subject().equals(index.subject()))
        .anyMatch(
            column ->
                fate(column).equals(fate(index)) && column.retention().equals(index.retention()));
  }

  private static Optional<Fate> fate(InventoryRecord entry) {
    return entry.erasure().map(erasure -> fate(erasure.action()));
  }

  private static Fate fate(Action action) {
    return switch (action) {
      case DELETE, CRYPTO_SHRED, DELETE_AND_SHRED -> Fate.GOES;
      case NULL_OUT, DETACH -> Fate.CHANGES;
      case KEEP -> Fate.STAYS;
    };
  }
}
