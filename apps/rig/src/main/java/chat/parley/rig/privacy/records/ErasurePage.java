package chat.parley.rig.privacy.records;

import chat.parley.db.erasure.DeclaredPlaces;
import chat.parley.domain.erasure.ErasurePlan;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord.Erasure;
import chat.parley.shared.inventory.Store;
import java.util.ArrayList;
import java.util.List;

/// What erasing a person does, step by step.
final class ErasurePage {
  private ErasurePage() {}

  static String of(Inventory inventory) {
    var page =
        new Page(
            "Erasure plan (Art. 17 GDPR)",
            "What follows from the inventory for one person, in order. The class that works it out"
                + " is `packages/domain/src/main/java/chat/parley/domain/erasure/ErasurePlan.java`;"
                + " a worker runs these statements for whoever is erased. Indexes go with their"
                + " rows. Within a step, the running job also puts tables that refer to others before those, as"
                + " the live database says.");
    var rows = new ArrayList<List<String>>();
    int number = 1;
    for (var step : ErasurePlan.of(DeclaredPlaces.of(inventory), List.of()).steps()) {
      rows.add(
          List.of(
              Integer.toString(number++),
              Integer.toString(step.step()),
              Words.code(step.table()),
              switch (step.kind()) {
                case DELETE -> "rows deleted, in batches";
                case CHANGE -> "rows stay, " + Words.code(change(step.sql()));
                case KEEP -> "stays";
              },
              Words.code(step.verify())));
    }
    page.heading("PostgreSQL and keystore")
        .table(List.of("", "step", "table", "what happens", "must answer 0"), rows);
    page.heading("Values whose key is destroyed first")
        .paragraph(
            "From step 40 on nobody can read them, in the database, its log or an older backup.")
        .table(
            List.of("value", "sealed with"),
            inventory.records().stream()
                .filter(entry -> entry.erasure().filter(ErasurePage::shreds).isPresent())
                .map(
                    entry ->
                        List.of(
                            Words.code(entry.id()), Words.protection(entry.atRest().encryption())))
                .toList());
    page.heading("Elsewhere")
        .table(
            List.of("place", "step", "what happens", "gone by itself after"),
            Words.resting(inventory).stream()
                .filter(entry -> entry.store() != Store.PG && entry.store() != Store.KEYSTORE)
                .map(
                    entry ->
                        List.of(
                            Words.code(entry.id()),
                            Integer.toString(entry.erasure().orElseThrow().step()),
                            "deleted",
                            entry.retention().max().orElse("–")))
                .toList());
    return page.text();
  }

  private static boolean shreds(Erasure erasure) {
    return switch (erasure.action()) {
      case CRYPTO_SHRED, DELETE_AND_SHRED -> true;
      case DELETE, NULL_OUT, DETACH, KEEP -> false;
    };
  }

  private static String change(String sql) {
    return sql.substring(sql.indexOf("SET "), sql.indexOf(" WHERE"));
  }
}
