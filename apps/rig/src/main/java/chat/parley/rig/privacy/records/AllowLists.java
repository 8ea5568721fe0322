package chat.parley.rig.privacy.records;

import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.Store;
import java.util.List;

/// All that logs, metrics and traces may carry.
final class AllowLists {
  private AllowLists() {}

  static String of(Inventory inventory) {
    var page =
        new Page(
            "What nodes may write about themselves",
            "Everything that is not listed is refused by the types"
                + " (`packages/shared/src/main/java/chat/parley/shared/log`) or fails the build."
                + " Nothing here concerns a person.");
    section(page, "Log fields", Store.LOG, inventory);
    section(page, "Metrics", Store.METRIC, inventory);
    section(page, "Attributes of traces", Store.TRACE, inventory);
    return page.text();
  }

  private static void section(Page page, String heading, Store store, Inventory inventory) {
    page.heading(heading)
        .table(
            List.of("name", "labels", "kept", "reviewed"),
            inventory.records().stream()
                .filter(entry -> entry.store() == store)
                .map(
                    entry ->
                        List.of(
                            Words.code(entry.id().substring(entry.id().indexOf('.') + 1)),
                            Words.joined(entry.labels()),
                            Words.kept(entry),
                            entry.reviewed().by() + ", until " + entry.reviewed().expires()))
                .toList());
  }
}
