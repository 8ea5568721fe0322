package chat.parley.domain.archive;

import chat.parley.domain.id.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Where what people brought along rests, encrypted under their own keys. It is added once and
/// read; there is no way to change an item.
public interface ArchiveStore {
  /// The longest page.
  int PAGE_ITEMS_MAX = 200;

  int PAGE_ITEMS_DEFAULT = 50;

  /// Joins the transaction under way, if any.
  void add(UserId person, Collection<ArchivedItem> items);

  /// Items in the order of their ids, which is that of the export.
  ///
  /// @param section empty for all
  /// @param after the id behind which to go on; 0 from the beginning
  List<ArchivedItem> page(UserId person, Optional<String> section, long after, int max);

  /// How many items each section has.
  SortedMap<String, Long> sections(UserId person);

  void deleteAll(UserId person);
}
