package chat.parley.rig.privacy.records;

import chat.parley.shared.inventory.Facts;
import chat.parley.shared.inventory.Inventory;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a person is told with a copy of their data, Art. 15(1).
final class InformationSheet {
  private InformationSheet() {}

  static String of(Inventory inventory) {
    var page =
        new Page(
            "Information on your data (Art. 15(1) and (2) GDPR)",
            "This sheet goes with an export. It answers (a) to (h), in their order.");
    var purposes = new TreeMap<String, TreeSet<String>>();
    for (var entry : Words.personal(inventory)) {
      purposes
          .computeIfAbsent(entry.purpose(), _ -> new TreeSet<>())
          .add(inventory.categories().getOrDefault(entry.category(), entry.category()));
    }
    page.heading("(a) to (c) Why, which data, and who sees them")
        .table(
            List.of("why", "on which basis", "which data", "who sees them"),
            purposes.entrySet().stream()
                .map(
                    used -> {
                      var purpose = Objects.requireNonNull(inventory.purposes().get(used.getKey()));
                      return List.of(
                          purpose.words(),
                          Words.article(purpose.basis()),
                          String.join(", ", used.getValue()),
                          purpose.recipients());
                    })
                .toList());
    page.heading("(d) How long")
        .paragraph(
            "The table is [retention.md](retention.md): what is kept, for how long, and what ends"
                + " it.");
    page.heading("(e) Your rights")
        .paragraph(
            "You may have your data corrected or erased, have their use restricted, object to what"
                + " rests on a legitimate interest, and take them with you (Art. 16 to 21).");
    page.heading("(f) Complaints")
        .paragraph(
            "You may complain to the supervisory authority of the place where you live or work.");
    page.heading("(g) Where the data come from")
        .paragraph("From you, and from what others write, invite or decide about you in a server.");
    page.heading("(h) Automated decisions").paragraph("There are none, and there is no profiling.");
    page.heading("Transfers (Art. 15(2))")
        .paragraph(
            "Parley sends nothing to a third country. Where the instance is hosted, its operator"
                + " says.");
    page.heading("What is never stored")
        .paragraph(String.join("; ", Facts.neverStored(inventory)) + ".");
    return page.text();
  }
}
