package chat.parley.db.erasure;

import chat.parley.domain.erasure.Place;
import chat.parley.domain.erasure.Place.Action;
import chat.parley.domain.erasure.Place.Part;
import chat.parley.domain.erasure.SubjectPath;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The columns of people that the inventory declares. Indexes follow their tables.
public final class DeclaredPlaces {
  private static final Pattern COLUMN =
      Pattern.compile("pg\\.(?<table>[a-z_0-9]+\\.(?!index\\.)[a-z_0-9]+)\\.(?<column>[a-z_0-9]+)");

  private DeclaredPlaces() {}

  /// In the order of their ids.
  public static List<Place> of(Inventory inventory) {
    return inventory.records().stream().flatMap(entry -> place(entry).stream()).toList();
  }

  private static Optional<Place> place(InventoryRecord entry) {
    var id = COLUMN.matcher(entry.id());
    if (!entry.isPersonal() || entry.erasure().isEmpty() || !id.matches()) {
      return Optional.empty();
    }
    var erasure = entry.erasure().get();
    return Optional.of(
        new Place(
            entry.id(),
            id.group("table"),
            id.group("column"),
            SubjectPath.parse(entry.subject()).orElseThrow(),
            action(erasure.action()),
            erasure.step(),
            erasure.parts().stream()
                .map(part -> Part.valueOf(part.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet())));
  }

  private static Action action(InventoryRecord.Erasure.Action declared) {
    return switch (declared) {
      case DELETE -> Action.DELETE;
      case CRYPTO_SHRED -> Action.CRYPTO_SHRED;
      case DELETE_AND_SHRED -> Action.DELETE_AND_SHRED;
      case NULL_OUT -> Action.NULL_OUT;
      case DETACH -> Action.DETACH;
      case KEEP -> Action.KEEP;
    };
  }
}
