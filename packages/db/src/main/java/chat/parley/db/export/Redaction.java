package chat.parley.db.export;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What of others a field withholds. A rule that is not known here withholds the whole field.
enum Redaction {
  /// Somebody else's id becomes a name that means nothing outside this export.
  OTHERS_IDS;

  /// The rule of a name in the inventory.
  static Optional<Redaction> of(String name) {
    for (var rule : values()) {
      if (rule.name().toLowerCase(Locale.ROOT).equals(name)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }

  static boolean areKnown(List<String> names) {
    return names.stream().allMatch(name -> of(name).isPresent());
  }
}
