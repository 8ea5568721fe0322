package chat.parley.db.inactivity;

import chat.parley.domain.inactivity.Inactivity;
import chat.parley.shared.inventory.Inventory;
import java.time.Period;
import java.util.Optional;

/// The plan for unused accounts, from the inventory.
public final class DeclaredInactivity {
  private static final String LAST_VISIT = "pg.identity.accounts.last_seen_on";

  private DeclaredInactivity() {}

  /// Empty when accounts are kept however long nobody uses them.
  public static Optional<Inactivity> of(Inventory inventory) {
    return inventory.records().stream()
        .filter(entry -> entry.id().equals(LAST_VISIT))
        .flatMap(entry -> entry.retention().unused().stream())
        .map(
            unused ->
                new Inactivity(
                    unused.notices().stream().map(DeclaredInactivity::months).toList(),
                    months(unused.max())))
        .findFirst();
  }

  private static int months(Period period) {
    return Math.toIntExact(period.toTotalMonths());
  }
}
