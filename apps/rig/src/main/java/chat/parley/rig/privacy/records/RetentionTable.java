package chat.parley.rig.privacy.records;

import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.shared.inventory.InventoryRecord.Retention.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeSet;

/// How long everything is kept, for the privacy notice.
final class RetentionTable {
  private record Row(String place, String kept, String sweep, String erased) {}

  private RetentionTable() {}

  static String of(Inventory inventory) {
    var rows = new LinkedHashMap<Row, TreeSet<String>>();
    for (var entry : Words.resting(inventory)) {
      rows.computeIfAbsent(row(entry), _ -> new TreeSet<>())
          .add(inventory.categories().getOrDefault(entry.category(), entry.category()));
    }
    return new Page(
            "How long data are kept (Art. 13(2)(a) GDPR)",
            "Part of the privacy notice. An operator who changes a time in the inventory changes"
                + " this table and what is swept; see"
                + " `packages/shared/src/main/resources/privacy/README.md`.")
        .table(
            List.of("what", "where", "how long", "what ends it", "when the person is erased"),
            rows.entrySet().stream()
                .map(
                    row ->
                        List.of(
                            String.join(", ", row.getValue()),
                            row.getKey().place(),
                            row.getKey().kept(),
                            row.getKey().sweep(),
                            row.getKey().erased()))
                .toList())
        .text();
  }

  private static Row row(InventoryRecord entry) {
    return new Row(
        Words.place(entry),
        Words.kept(entry),
        entry.retention().sweep().orElseGet(() -> end(entry)),
        entry.erasure().map(RetentionTable::words).orElseThrow());
  }

  private static String end(InventoryRecord entry) {
    return entry.retention().rule() == Rule.FIXED
        ? "the store itself"
        : "deletion by somebody who may";
  }

  private static String words(InventoryRecord.Erasure erasure) {
    return switch (erasure.action()) {
      case DELETE -> "deleted";
      case CRYPTO_SHRED -> "its key is destroyed";
      case DELETE_AND_SHRED -> "its key is destroyed, then deleted";
      case NULL_OUT -> "emptied";
      case DETACH -> "leads to nobody any more";
      case KEEP ->
          "kept until %s: %s (%s)"
              .formatted(
                  erasure.until().orElseThrow(),
                  erasure.reason().orElseThrow(),
                  erasure.law().orElseThrow());
    };
  }
}
