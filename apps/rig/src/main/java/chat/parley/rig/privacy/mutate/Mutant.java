package chat.parley.rig.privacy.mutate;

import chat.parley.shared.inventory.InventoryRecord;
import java.util.List;

/// One annotation, or that of one whole row, turned into its opposite.
///
/// @param place the record, or the row
/// @param changed the records as the mutant has them; none for [Kind#UNSEEN]
record Mutant(Kind kind, String place, List<InventoryRecord> changed) {
  Mutant {
    changed = List.copyOf(changed);
  }

  /// What is turned around.
  enum Kind {
    KEPT("erasure: kept"),
    ROW_KEPT("erasure: whole row kept"),
    NOT_KEPT("erasure: not kept"),
    EXCLUDED("export: excluded"),
    INCLUDED("export: included"),
    NOT_SWEPT("retention: not swept"),
    ROW_NOT_SWEPT("retention: row not swept"),
    UNSEEN("scanner: dropped");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
