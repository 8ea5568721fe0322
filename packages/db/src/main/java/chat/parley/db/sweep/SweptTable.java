package chat.parley.db.sweep;

import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A table that forgets by itself, worked out from what the inventory says about its columns.
///
/// @param name schema and table, as the inventory has them
/// @param max how long a row may be kept; the shortest time that is given any of its columns
public record SweptTable(
    String name,
    Optional<Duration> max,
    Optional<String> since,
    Optional<String> until,
    Optional<Duration> lasts,
    Optional<String> done) {

  /// The sweep that ends what is declared. Other sweeps know the one thing that they end.
  private static final String GENERAL = "RetentionSweep";

  private static final Pattern COLUMN =
      Pattern.compile("pg\\.(?<table>[a-z_0-9]+\\.(?!index\\.)[a-z_0-9]+)\\.[a-z_0-9]+");

  private static final Pattern NAME = Pattern.compile("[a-z_][a-z0-9_]*");

  /// What is declared contradicts itself.
  public static final class ContradictionException extends RuntimeException {
    ContradictionException(String words) {
      super(words);
    }
  }

  /// All of them, by name.
  public static List<SweptTable> of(Inventory inventory) {
    var tables =
        inventory.records().stream()
            .filter(entry -> entry.retention().sweep().equals(Optional.of(GENERAL)))
            .filter(entry -> COLUMN.matcher(entry.id()).matches())
            .collect(Collectors.groupingBy(SweptTable::tableOf, TreeMap::new, Collectors.toList()));
    return tables.entrySet().stream().map(each -> of(each.getKey(), each.getValue())).toList();
  }

  private static SweptTable of(String name, List<InventoryRecord> columns) {
    var said = columns.stream().map(InventoryRecord::retention).toList();
    return new SweptTable(
        name,
        said.stream()
            .flatMap(retention -> retention.max().stream())
            .map(Duration::parse)
            .min(Comparator.naturalOrder()),
        column(name, said, InventoryRecord.Retention::since).filter(_ -> hasMax(said)),
        column(name, said, InventoryRecord.Retention::until),
        only(name, said, InventoryRecord.Retention::lasts).map(Duration::parse),
        column(name, said, InventoryRecord.Retention::done));
  }

  /// Rows without a longest time are dated for other reasons.
  private static boolean hasMax(List<InventoryRecord.Retention> said) {
    return said.stream().anyMatch(retention -> retention.max().isPresent());
  }

  private static String tableOf(InventoryRecord entry) {
    var column = COLUMN.matcher(entry.id());
    if (!column.matches()) {
      throw new IllegalArgumentException("no column");
    }
    return column.group("table");
  }

  private static Optional<String> column(
      String table,
      List<InventoryRecord.Retention> said,
      Function<InventoryRecord.Retention, Optional<String>> part) {
    var column = only(table, said, part);
    if (column.isPresent() && !NAME.matcher(column.get()).matches()) {
      throw new ContradictionException(table + ": no column is called " + column.get());
    }
    return column;
  }

  /// What the columns of a table say with one voice.
  private static Optional<String> only(
      String table,
      List<InventoryRecord.Retention> said,
      Function<InventoryRecord.Retention, Optional<String>> part) {
    var words = said.stream().flatMap(each -> part.apply(each).stream()).distinct().toList();
    if (words.size() > 1) {
      throw new ContradictionException(table + ": a row is swept by one of " + words);
    }
    return words.stream().findFirst();
  }

  /// Deletes rows that are over. Its parameters are those of [#moments], twice, with the number of
  /// rows after the first. Rows that somebody else holds are left for the next turn.
  String delete() {
    var over = new ArrayList<String>();
    since.ifPresent(column -> over.add("ops.moment_of(t." + column + ") <= ?"));
    until.ifPresent(column -> over.add("t." + column + " <= ?"));
    done.ifPresent(column -> over.add("t." + column));
    return """
    DELETE FROM %1$s t WHERE (%2$s) AND t.ctid = ANY (ARRAY(
      SELECT t.ctid FROM %1$s t WHERE %2$s LIMIT ? FOR UPDATE SKIP LOCKED))\
    """
        .formatted(name, String.join(" OR ", over));
  }

  /// The moments up to which rows are over, in the order of the statement.
  List<Instant> moments(Instant now) {
    var moments = new ArrayList<Instant>();
    since.ifPresent(_ -> moments.add(now.minus(max.orElseThrow())));
    until.ifPresent(_ -> moments.add(lasts.flatMap(life -> earlier(now, life)).orElse(now)));
    return moments;
  }

  /// A row that was made to last longer than rows may be kept ends before its own end.
  private Optional<Instant> earlier(Instant now, Duration life) {
    return max.filter(most -> most.compareTo(life) < 0).map(most -> now.plus(life).minus(most));
  }
}
