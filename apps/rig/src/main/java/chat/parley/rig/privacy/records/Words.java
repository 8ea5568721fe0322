package chat.parley.rig.privacy.records;

import chat.parley.shared.inventory.Facts;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.shared.inventory.InventoryRecord.AtRest.Encryption;
import chat.parley.shared.inventory.Store;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The inventory's words in sentences.
final class Words {
  private Words() {}

  static List<InventoryRecord> personal(Inventory inventory) {
    return inventory.records().stream().filter(InventoryRecord::isPersonal).toList();
  }

  /// Personal data that are written down somewhere. Indexes are copies of what their tables hold.
  static List<InventoryRecord> resting(Inventory inventory) {
    return personal(inventory).stream()
        .filter(entry -> entry.erasure().isPresent())
        .filter(entry -> !entry.id().contains(".index."))
        .toList();
  }

  /// The table, key pattern or file of a record, as code.
  static String place(InventoryRecord entry) {
    return switch (entry.store()) {
      case PG, KEYSTORE -> code(entry.id().substring(3, entry.id().lastIndexOf('.')));
      default -> code(entry.id());
    };
  }

  static String article(String basis) {
    var parts = basis.split("\\.", -1);
    return "Art. " + parts[0] + "(" + parts[1] + ")(" + parts[2] + ")";
  }

  static String kept(InventoryRecord entry) {
    var sweep =
        switch (entry.retention().rule()) {
          case FIXED -> ", then deleted by itself";
          default ->
              entry.retention().max().map(max -> ", " + readable(max) + " at most").orElse("");
        };
    return Facts.retention(entry) + sweep;
  }

  static String protection(Encryption encryption) {
    return switch (encryption) {
      case NONE -> "access control, durable settings";
      case SUBJECT_KEY -> "AES-256-GCM under the person's own key";
      case ROOT_KEY -> "AES-256-GCM under the root key";
      case KEYED_MAC -> "HMAC-SHA256 under a key outside the database";
      case HASH -> "SHA-256 of a random value";
      case ARGON2ID -> "Argon2id with a pepper";
    };
  }

  static String store(Store store) {
    return switch (store) {
      case PG -> "PostgreSQL";
      case KEYSTORE -> "keystore (PostgreSQL, left out of data backups)";
      case EPHEMERAL -> "ephemeral store (memory or Redis, never on disk)";
      case BUS -> "bus (in memory only)";
      case WIRE -> "contracts (TLS)";
      case CLIENT -> "browser of the person";
      default -> store.name().toLowerCase(Locale.ROOT);
    };
  }

  static String joined(Collection<String> words) {
    return words.isEmpty() ? "–" : String.join(", ", new TreeSet<>(words));
  }

  static String code(String words) {
    return "`" + words + "`";
  }

  static String lines(Collection<String> words) {
    return words.stream().distinct().collect(Collectors.joining("<br>"));
  }

  private static String readable(String duration) {
    return duration
        .replaceFirst("^PT?", "")
        .toLowerCase(Locale.ROOT)
        .replaceFirst("([a-z])$", " $1");
  }
}
