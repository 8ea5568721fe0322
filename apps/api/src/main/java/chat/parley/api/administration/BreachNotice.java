package chat.parley.api.administration;

import chat.parley.domain.breach.Breach;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;

/// Drafts the notification of a breach to the authority, with the contents that Art. 33(3) asks
/// for. What the register cannot know stands in brackets.
@Singleton
final class BreachNotice {
  private final Inventory inventory;

  BreachNotice(Inventory inventory) {
    this.inventory = inventory;
  }

  String of(Breach breach, int affected) {
    return """
    # Notification of a personal data breach (Art. 33 GDPR)

    Due %s, 72 hours after the controller became aware of it.

    **(a) Nature of the breach.** %s, from %s to %s. %s

    Categories of data: %s.
    Categories of people: those who have an account here. Number of people: %d.
    Places, as the record of processing names them: %s.

    **(b) Contact point.** [name and address of the data protection officer or another contact]

    **(c) Likely consequences.** [what it may mean for the people]
    Text, names and addresses rest encrypted under a key of each person: [were keys affected?]

    **(d) Measures.** [what was done and is proposed to be done, also against adverse effects]

    Where the risk is high, the people are told without undue delay as well (Art. 34).
    Reasons for a delay beyond 72 hours: [none, or which]
    """
        .formatted(
            breach.notifyBy(),
            breach.name(),
            breach.beganAt(),
            breach.endedAt(),
            breach.what(),
            categories(breach),
            affected,
            String.join(", ", breach.records()));
  }

  private String categories(Breach breach) {
    return inventory.records().stream()
        .filter(InventoryRecord::isPersonal)
        .filter(entry -> breach.records().stream().anyMatch(name -> names(name, entry)))
        .map(entry -> inventory.categories().getOrDefault(entry.category(), entry.category()))
        .distinct()
        .sorted()
        .collect(Collectors.joining("; "));
  }

  private static boolean names(String name, InventoryRecord entry) {
    return entry.id().equals(name) || entry.id().startsWith(name + ".");
  }
}
