package chat.parley.db.breach;

import chat.parley.db.sql.Sql;
import chat.parley.domain.breach.AffectedPeople;
import chat.parley.domain.breach.Breach;
import chat.parley.domain.erasure.SubjectPath;
import chat.parley.domain.id.UserId;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds people by the paths that the inventory declares for affected places: a new table is
/// covered by being declared. A row is dated by the column that its retention counts from; where
/// none is declared, all rows count, so nobody is left out.
@Singleton
final class DeclaredAffectedPeople implements AffectedPeople {
  private static final Pattern COLUMN =
      Pattern.compile("pg\\.(?<table>[a-z_0-9]+\\.(?!index\\.)[a-z_0-9]+)\\.[a-z_0-9]+");

  private static final Pattern TABLE = Pattern.compile("pg\\.[a-z_0-9]+\\.[a-z_0-9]+");

  /// A table, one way from its rows to people, and the column that dates them.
  private record Way(String table, SubjectPath path, Optional<String> since) {
    String query() {
      var dated = since.map(column -> " WHERE ops.moment_of(t." + column + ") <= ?").orElse("");
      return path.via()
          .map(
              hop ->
                  "SELECT s.%s FROM %s t JOIN %s s ON s.%s = t.%s%s"
                      .formatted(
                          hop.subject(), table, hop.table(), hop.key(), path.column(), dated))
          .orElseGet(() -> "SELECT t.%s FROM %s t%s".formatted(path.column(), table, dated));
    }
  }

  private final TransactionOperations<Connection> transactions;
  private final Inventory inventory;

  DeclaredAffectedPeople(TransactionOperations<Connection> transactions, Inventory inventory) {
    this.transactions = transactions;
    this.inventory = inventory;
  }

  @Override
  public boolean knows(Collection<String> records) {
    return records.stream().noneMatch(name -> named(name).isEmpty());
  }

  @Override
  public int count(Breach breach) {
    var ways = ways(breach);
    if (ways.isEmpty()) {
      return 0;
    }
    return transactions.executeRead(
        status ->
            Sql.one(
                status.getConnection(),
                "SELECT count(*) AS people FROM identity.accounts a WHERE a.user_id IN (%s)"
                    .formatted(union(ways)),
                row -> row.getInt("people"),
                moments(breach, ways).toArray()));
  }

  @Override
  public List<UserId> page(Breach breach, long after, int peopleMax) {
    var ways = ways(breach);
    if (ways.isEmpty()) {
      return List.of();
    }
    var parameters = new ArrayList<Object>();
    parameters.add(after);
    parameters.addAll(moments(breach, ways));
    parameters.add(peopleMax);
    return transactions.executeRead(
        status ->
            Sql.list(
                status.getConnection(),
                """
                SELECT a.user_id FROM identity.accounts a
                WHERE a.user_id > ? AND a.user_id IN (%s)
                ORDER BY a.user_id LIMIT ?
                """
                    .formatted(union(ways)),
                row -> new UserId(row.getLong("user_id")),
                parameters.toArray()));
  }

  private static String union(Collection<Way> ways) {
    return ways.stream().map(Way::query).collect(Collectors.joining(" UNION "));
  }

  private static List<Instant> moments(Breach breach, Collection<Way> ways) {
    return ways.stream().flatMap(way -> way.since().stream()).map(_ -> breach.endedAt()).toList();
  }

  private Set<Way> ways(Breach breach) {
    return breach.records().stream()
        .flatMap(name -> named(name).stream())
        .filter(InventoryRecord::isPersonal)
        .flatMap(this::ways)
        .collect(
            Collectors.toCollection(
                () ->
                    new TreeSet<>(
                        Comparator.comparing(Way::table)
                            .thenComparing(way -> way.path().toString()))));
  }

  private Stream<Way> ways(InventoryRecord entry) {
    var column = COLUMN.matcher(entry.id());
    if (!column.matches()) {
      return Stream.empty();
    }
    var table = column.group("table");
    return Stream.concat(Stream.of(entry.subject()), entry.coSubjects().stream())
        .flatMap(path -> SubjectPath.parse(path).stream())
        .map(path -> new Way(table, path, since(table)));
  }

  private Optional<String> since(String table) {
    return inventory.records().stream()
        .filter(entry -> entry.id().startsWith("pg." + table + "."))
        .flatMap(entry -> entry.retention().since().stream())
        .findFirst();
  }

  /// The record of that id, or those of the columns of that table.
  private List<InventoryRecord> named(String name) {
    return inventory
        .find(name)
        .map(List::of)
        .orElseGet(
            () ->
                inventory.records().stream()
                    .filter(entry -> COLUMN.matcher(entry.id()).matches())
                    .filter(_ -> TABLE.matcher(name).matches())
                    .filter(entry -> entry.id().startsWith(name + "."))
                    .toList());
  }
}
