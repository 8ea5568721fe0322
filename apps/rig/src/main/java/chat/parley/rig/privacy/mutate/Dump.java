package chat.parley.rig.privacy.mutate;

import chat.parley.db.sql.Sql;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Every row of every table, as texts. What a database declares about itself is all it reads.
record Dump(SortedMap<String, List<Map<String, String>>> tables) {
  private static final String TABLES =
      """
      SELECT relnamespace::regnamespace || '.' || relname AS name
      FROM pg_class
      WHERE relkind IN ('r', 'p') AND NOT relispartition
        AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema')
      ORDER BY name
      """;

  private static final String CELLS =
      """
      SELECT r.n, cell.key, cell.value
      FROM (SELECT row_number() OVER () AS n, to_jsonb(t) AS j FROM TABLE_NAME t) r,
        jsonb_each_text(r.j) cell
      WHERE cell.value IS NOT NULL
      ORDER BY r.n
      """;

  private record Cell(long row, String column, String value) {}

  static Dump of(Connection connection) {
    var tables = new TreeMap<String, List<Map<String, String>>>();
    for (var table : Sql.list(connection, TABLES, row -> row.getString("name"))) {
      tables.put(table, rows(connection, table));
    }
    return new Dump(tables);
  }

  private static List<Map<String, String>> rows(Connection connection, String table) {
    var rows = new TreeMap<Long, Map<String, String>>();
    Sql.list(
            connection,
            CELLS.replace("TABLE_NAME", table),
            row -> new Cell(row.getLong("n"), row.getString("key"), row.getString("value")))
        .forEach(
            cell ->
                rows.computeIfAbsent(cell.row(), _ -> new TreeMap<>())
                    .put(cell.column(), cell.value()));
    return List.copyOf(rows.values());
  }

  List<Map<String, String>> rows(String table) {
    return tables.getOrDefault(table, List.of());
  }

  /// Rows of one person, by table: those in which their number stands, and the access tokens of
  /// their sessions. Where a row is somebody else's and only names them, it is not theirs.
  SortedMap<String, List<Map<String, String>>> ownedBy(String person) {
    var owned = new TreeMap<String, List<Map<String, String>>>();
    tables.forEach(
        (table, rows) ->
            rows.stream()
                .filter(row -> Mentions.isOwn(table, row, person))
                .forEach(row -> owned.computeIfAbsent(table, _ -> new ArrayList<>()).add(row)));
    var sessions = new HashSet<String>();
    owned
        .getOrDefault("identity.sessions", List.of())
        .forEach(row -> sessions.add(row.getOrDefault("id", "")));
    var tokens =
        rows("identity.access_tokens").stream()
            .filter(row -> sessions.contains(row.get("session_id")))
            .toList();
    if (!tokens.isEmpty()) {
      owned.put("identity.access_tokens", tokens);
    }
    return owned;
  }

  /// All values of all rows of the tables but some.
  Stream<String> values(Set<String> except) {
    return tables.entrySet().stream()
        .filter(table -> !except.contains(table.getKey()))
        .flatMap(table -> table.getValue().stream())
        .flatMap(row -> row.values().stream());
  }
}
