package chat.parley.rig.privacy.records;

import static chat.parley.rig.privacy.records.Words.article;
import static chat.parley.rig.privacy.records.Words.joined;
import static chat.parley.rig.privacy.records.Words.lines;

import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.shared.inventory.Purpose;
import java.util.ArrayList;
import java.util.List;

/// The record of processing activities, Art. 30(1): one activity per purpose.
final class ProcessingRecord {
  private ProcessingRecord() {}

  static String of(Inventory inventory) {
    var page =
        new Page(
            "Record of processing activities (Art. 30(1) GDPR)",
            "One activity per purpose. The controller is whoever runs the instance, and completes"
                + " the first table.");
    page.table(
        List.of("", ""),
        List.of(
            List.of("Controller, contact", "*the operator fills in*"),
            List.of("Data protection officer", "*the operator fills in, where there is one*"),
            List.of(
                "People concerned",
                "People with an account on the instance; people they write about"),
            List.of(
                "Transfers to third countries",
                "None by Parley: it sends nothing to anybody. Where the instance is hosted is the"
                    + " operator's to say"),
            List.of(
                "Processors",
                "None by Parley. Hosting is the operator's to say; a template is in"
                    + " [art-28-processor.md](templates/art-28-processor.md)")));
    for (var purpose : inventory.purposes().values()) {
      var records =
          Words.personal(inventory).stream()
              .filter(entry -> entry.purpose().equals(purpose.key()))
              .toList();
      if (!records.isEmpty()) {
        activity(page, purpose, records, inventory);
      }
    }
    return page.text();
  }

  private static void activity(
      Page page, Purpose purpose, List<InventoryRecord> records, Inventory inventory) {
    var rows = new ArrayList<List<String>>();
    rows.add(List.of("Purpose", purpose.words()));
    rows.add(List.of("Legal basis", article(purpose.basis())));
    purpose.interest().ifPresent(interest -> rows.add(List.of("Legitimate interest", interest)));
    rows.add(
        List.of(
            "Categories of data",
            joined(records.stream().map(entry -> category(entry, inventory)).toList())));
    rows.add(List.of("Recipients", purpose.recipients()));
    var resting = records.stream().filter(entry -> entry.erasure().isPresent()).toList();
    rows.add(List.of("Time limits", lines(resting.stream().map(Words::kept).sorted().toList())));
    rows.add(
        List.of(
            "Places",
            joined(
                resting.stream()
                    .filter(entry -> !entry.id().contains(".index."))
                    .map(Words::place)
                    .toList())));
    rows.add(
        List.of(
            "Security at rest (Art. 32)",
            lines(
                resting.stream()
                    .map(entry -> Words.protection(entry.atRest().encryption()))
                    .sorted()
                    .toList())));
    page.heading(purpose.key()).table(List.of("", ""), rows);
  }

  private static String category(InventoryRecord entry, Inventory inventory) {
    return inventory.categories().getOrDefault(entry.category(), entry.category());
  }
}
