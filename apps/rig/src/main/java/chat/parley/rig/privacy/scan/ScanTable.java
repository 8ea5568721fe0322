package chat.parley.rig.privacy.scan;

import chat.parley.testkit.canary.CanaryScan;
import chat.parley.testkit.canary.CanaryScan.Hit;
import chat.parley.testkit.canary.Form;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// How often what was looked for is where, by store and form.
public final class ScanTable {
  private static final int STORE_WIDTH = 26;
  private static final int COUNT_WIDTH = 9;

  private final SortedMap<String, Map<Column, Long>> counts = new TreeMap<>();

  /// A table of these stores, whether anything is found in them or not.
  ///
  /// @param which hits count
  public static ScanTable of(Collection<String> stores, CanaryScan scan, Predicate<Hit> which) {
    var table = new ScanTable();
    stores.forEach(store -> table.counts.put(store, new EnumMap<>(Column.class)));
    scan.hits()
        .forEach(
            (hit, count) -> {
              if (which.test(hit)) {
                table
                    .counts
                    .computeIfAbsent(store(hit), _ -> new EnumMap<>(Column.class))
                    .merge(Column.of(hit), count, Long::sum);
              }
            });
    return table;
  }

  /// The store that a hit was found in: its place begins with it.
  public static String store(Hit hit) {
    int end = hit.place().indexOf(": ");
    return end < 0 ? hit.place() : hit.place().substring(0, end);
  }

  /// The place of a file in a store, as [CanaryScan] is to be given it.
  public static String place(String store, String file) {
    return store + ": " + file;
  }

  public long sum() {
    return counts.values().stream()
        .flatMap(row -> row.values().stream())
        .mapToLong(Long::longValue)
        .sum();
  }

  /// How often in one store.
  public long in(String store) {
    return counts.getOrDefault(store, Map.of()).values().stream().mapToLong(Long::longValue).sum();
  }

  /// To be printed.
  public List<String> lines() {
    var lines = new ArrayList<String>();
    var head = new StringBuilder(pad("store"));
    for (var column : Column.values()) {
      head.append(right(column.head()));
    }
    lines.add(head.toString());
    counts.forEach(
        (store, row) -> {
          var line = new StringBuilder(pad(store));
          for (var column : Column.values()) {
            line.append(right(Long.toString(row.getOrDefault(column, 0L))));
          }
          lines.add(line.toString());
        });
    lines.add("looked for in %d forms each, packed or not".formatted(Form.values().length));
    return lines;
  }

  private static String pad(String text) {
    return text + " ".repeat(Math.max(1, STORE_WIDTH - text.length()));
  }

  private static String right(String text) {
    return " ".repeat(Math.max(1, COUNT_WIDTH - text.length())) + text;
  }
}
