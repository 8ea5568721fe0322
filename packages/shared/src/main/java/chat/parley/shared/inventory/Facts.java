package chat.parley.shared.inventory;

import chat.parley.shared.inventory.InventoryRecord.AtRest.Encryption;
import chat.parley.shared.inventory.InventoryRecord.Fact;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/// What people are told before they sign up. Nothing here is written by hand: a line stands as long
/// as the inventory says so.
public final class Facts {

  /// Something that is stored.
  ///
  /// @param how empty when there is nothing to add
  public record Stored(String what, String how) {}

  private Facts() {}

  /// What is stored about a person.
  public static List<Stored> stored(Inventory inventory) {
    var facts = new LinkedHashMap<String, Stored>();
    for (var entry : inventory.records()) {
      entry
          .fact()
          .ifPresent(
              fact -> facts.putIfAbsent(fact.what(), new Stored(fact.what(), how(fact, entry))));
    }
    return List.copyOf(facts.values());
  }

  /// What is never stored. A line vanishes when a record of its kind appears where data rest.
  public static List<String> neverStored(Inventory inventory) {
    return inventory.neverStored().stream()
        .filter(never -> inventory.records().stream().noneMatch(entry -> breaks(entry, never)))
        .map(Inventory.NeverStored::words)
        .toList();
  }

  /// How long a place keeps its data, such as "Kept until deleted" or "Kept 90 days".
  public static String retention(InventoryRecord entry) {
    return switch (entry.retention().rule()) {
      case UNTIL_DELETED -> "Kept until deleted" + unless(entry.retention());
      case UNTIL_DONE -> "Kept until it is done";
      case FIXED -> "Kept " + entry.retention().max().map(Facts::words).orElse("a while");
      case TRANSIT -> "Not kept";
      case INSTANCE -> "Kept as long as this Parley";
    };
  }

  private static String unless(InventoryRecord.Retention retention) {
    return retention
        .unused()
        .map(unused -> ", or until not used for " + count(unused.max().toTotalMonths(), "month"))
        .orElse("");
  }

  private static boolean breaks(InventoryRecord entry, Inventory.NeverStored never) {
    return entry.store().rests()
        && never.categories().stream()
            .anyMatch(
                category ->
                    entry.category().equals(category)
                        || entry.category().startsWith(category + "."));
  }

  private static String how(Fact fact, InventoryRecord entry) {
    return fact.how().orElseGet(() -> words(entry.atRest().encryption()));
  }

  private static String words(Encryption encryption) {
    return switch (encryption) {
      case NONE -> "";
      case SUBJECT_KEY -> "encrypted with your own key";
      case ROOT_KEY -> "encrypted";
      case KEYED_MAC, HASH, ARGON2ID -> "only as a scrambled value";
    };
  }

  private static String words(String duration) {
    var time = Duration.parse(duration);
    if (time.toDays() >= 2) {
      return count(time.toDays(), "day");
    }
    if (time.toHours() >= 1) {
      return count(time.toHours(), "hour");
    }
    return time.toMinutes() >= 2
        ? count(time.toMinutes(), "minute")
        : count(time.toSeconds(), "second");
  }

  private static String count(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
