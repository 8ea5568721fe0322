package chat.parley.shared.inventory;

import chat.parley.shared.crypto.Sha256;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Every declared place, by id. Immutable and valid.
public final class Inventory {
  private final SortedMap<String, InventoryRecord> records;
  private final SortedMap<String, Purpose> purposes;
  private final SortedMap<String, String> categories;
  private final List<NeverStored> neverStored;
  private final String sha256;

  /// Kinds of data of which people are told that they are never stored.
  ///
  /// @param categories it is true as long as nothing that rests has one of these, or one below
  record NeverStored(String words, List<String> categories) {}

  Inventory(
      Collection<InventoryRecord> records,
      Map<String, Purpose> purposes,
      Map<String, String> categories,
      List<NeverStored> neverStored,
      String sha256) {
    var byId = new TreeMap<String, InventoryRecord>();
    records.forEach(entry -> byId.put(entry.id(), entry));
    this.records = Collections.unmodifiableSortedMap(byId);
    this.purposes = Collections.unmodifiableSortedMap(new TreeMap<>(purposes));
    this.categories = Collections.unmodifiableSortedMap(new TreeMap<>(categories));
    this.neverStored = List.copyOf(neverStored);
    this.sha256 = sha256;
  }

  /// The inventory of this build.
  ///
  /// @throws InvalidInventoryException if it breaks its rules
  public static Inventory load() {
    return InventoryFiles.onClassPath().read();
  }

  /// An inventory of the operator's: `purposes.yaml`, `categories.yaml`, `facts.yaml` and
  /// `inventory/*.yaml`.
  ///
  /// @throws InvalidInventoryException if it breaks its rules
  public static Inventory load(Path directory) {
    return InventoryFiles.in(directory).read();
  }

  /// The same with other records in the place of those of their ids, checked by the same rules.
  ///
  /// @throws InvalidInventoryException if it breaks its rules
  public Inventory replacing(Collection<InventoryRecord> others) {
    var changed = new TreeMap<>(records);
    for (var other : others) {
      if (changed.put(other.id(), other) == null) {
        throw new IllegalArgumentException(other.id() + " is not declared");
      }
    }
    var faults = new ArrayList<String>();
    new InventoryRules(faults).check(List.copyOf(changed.values()), purposes, categories);
    if (!faults.isEmpty()) {
      throw new InvalidInventoryException(faults);
    }
    var name = HexFormat.of().formatHex(Sha256.of(sha256 + changed.values()));
    return new Inventory(changed.values(), purposes, categories, neverStored, name);
  }

  /// Names these very files: SHA-256 over their names and texts, in hexadecimal.
  public String sha256() {
    return sha256;
  }

  public Collection<InventoryRecord> records() {
    return records.values();
  }

  public Optional<InventoryRecord> find(String id) {
    return Optional.ofNullable(records.get(id));
  }

  /// The ids of one store.
  public SortedSet<String> ids(Store store) {
    var ids = new TreeSet<String>();
    for (var entry : records.values()) {
      if (entry.store() == store) {
        ids.add(entry.id());
      }
    }
    return ids;
  }

  public SortedMap<String, Purpose> purposes() {
    return purposes;
  }

  /// Words for people, by category.
  public SortedMap<String, String> categories() {
    return categories;
  }

  /// Records whose review no longer counts.
  public List<InventoryRecord> expired(LocalDate today) {
    return records.values().stream()
        .filter(entry -> entry.reviewed().expires().isBefore(today))
        .toList();
  }

  List<NeverStored> neverStored() {
    return neverStored;
  }
}
