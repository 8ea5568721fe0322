package chat.parley.worker.erasure;

import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.UserId;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.shared.inventory.InventoryRecord.Erasure.Action;
import chat.parley.shared.inventory.Store;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// All stores beside PostgreSQL. What is declared to go there is what they erase, neither more nor
/// less.
@Singleton
public final class SubjectStores {
  private static final Set<Store> BESIDE = Set.of(Store.EPHEMERAL, Store.OBJECT, Store.MAIL);

  private final List<SubjectStore> stores;

  /// What is declared and what is done differ.
  public static final class UndeclaredException extends RuntimeException {
    UndeclaredException(Set<String> places) {
      super("declared to be erased and not erased, or the other way round: " + places);
    }
  }

  /// @throws UndeclaredException if what the inventory says of these stores is not what they do
  public SubjectStores(List<SubjectStore> stores, Inventory inventory) {
    this.stores = List.copyOf(stores);
    var done =
        stores.stream().flatMap(store -> store.places().stream()).collect(Collectors.toSet());
    var declared =
        inventory.records().stream()
            .filter(entry -> BESIDE.contains(entry.store()) && goes(entry))
            .map(InventoryRecord::id)
            .collect(Collectors.toSet());
    var different = new TreeSet<>(done);
    different.addAll(declared);
    different.removeIf(place -> done.contains(place) && declared.contains(place));
    if (!different.isEmpty()) {
      throw new UndeclaredException(different);
    }
  }

  private static boolean goes(InventoryRecord entry) {
    return entry.isPersonal()
        && entry.erasure().filter(erasure -> erasure.action() != Action.KEEP).isPresent();
  }

  void erase(UserId person, ErasureScope scope) {
    stores.forEach(store -> store.erase(person, scope));
  }

  /// How much of it is left.
  long left(UserId person, ErasureScope scope) {
    return stores.stream().mapToLong(store -> store.left(person, scope)).sum();
  }
}
