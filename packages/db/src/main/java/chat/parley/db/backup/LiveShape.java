package chat.parley.db.backup;

import chat.parley.db.backup.Shape.Partition;
import chat.parley.db.backup.Shape.Sequence;
import chat.parley.db.backup.Shape.Table;
import chat.parley.db.sql.Sql;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads the shape of a live database.
final class LiveShape {
  private static final String VERSION =
      """
      SELECT version FROM public.schema_migrations
      WHERE success AND version IS NOT NULL ORDER BY installed_rank DESC LIMIT 1
      """;

  /// Unlogged tables hold what is made anew; the history of migrations is told by the version.
  private static final String COLUMNS =
      """
      SELECT relation.relnamespace::regnamespace || '.' || relation.relname AS "table",
             attribute.attname AS "column"
      FROM pg_class AS relation JOIN pg_attribute AS attribute ON attribute.attrelid = relation.oid
      WHERE relation.relkind IN ('r', 'p') AND relation.relpersistence = 'p'
        AND NOT relation.relispartition
        AND relation.relnamespace::regnamespace::text !~ '^(pg_|information_schema$)'
        AND relation.oid <> 'public.schema_migrations'::regclass
        AND attribute.attnum > 0 AND NOT attribute.attisdropped AND attribute.attgenerated = ''
      ORDER BY 1, attribute.attnum
      """;

  private static final String REFERENCES =
      """
      SELECT DISTINCT child.relnamespace::regnamespace || '.' || child.relname AS child,
        parent.relnamespace::regnamespace || '.' || parent.relname AS parent
      FROM pg_constraint AS link
      JOIN pg_class AS child ON child.oid = link.conrelid
      JOIN pg_class AS parent ON parent.oid = link.confrelid
      WHERE link.contype = 'f' AND NOT child.relispartition AND child.oid <> parent.oid
      """;

  private static final String PARTITIONS =
      """
      SELECT part.relnamespace::regnamespace || '.' || part.relname AS part,
        parent.relnamespace::regnamespace || '.' || parent.relname AS parent,
        pg_get_expr(part.relpartbound, part.oid) AS bounds
      FROM pg_class AS part
      JOIN pg_inherits AS link ON link.inhrelid = part.oid
      JOIN pg_class AS parent ON parent.oid = link.inhparent
      WHERE part.relispartition AND part.relkind = 'r' ORDER BY 1
      """;

  private static final String SEQUENCES =
      """
      SELECT schemaname || '.' || sequencename AS name, last_value FROM pg_sequences
      WHERE last_value IS NOT NULL ORDER BY 1
      """;

  private final Connection connection;
  private final Inventory inventory;

  LiveShape(Connection connection, Inventory inventory) {
    this.connection = connection;
    this.inventory = inventory;
  }

  /// @throws IllegalStateException for a column that nobody declared
  Shape of(Half half) {
    var tables = tables(half);
    return new Shape(
        version(),
        inOrder(tables),
        partitions(tables.keySet()),
        half == Half.DATA ? sequences() : List.of());
  }

  String version() {
    return Sql.one(connection, VERSION, row -> row.getString("version"));
  }

  List<Partition> partitions(Set<String> parents) {
    return Sql.list(
            connection,
            PARTITIONS,
            row ->
                new Partition(
                    row.getString("part"), row.getString("parent"), row.getString("bounds")))
        .stream()
        .filter(part -> parents.contains(part.parent()))
        .toList();
  }

  private List<Sequence> sequences() {
    return Sql.list(
        connection,
        SEQUENCES,
        row -> new Sequence(row.getString("name"), row.getLong("last_value")));
  }

  private Map<String, List<String>> tables(Half half) {
    record Column(String table, String name) {}
    var tables = new TreeMap<String, List<String>>();
    for (var column :
        Sql.list(
            connection,
            COLUMNS,
            row -> new Column(row.getString("table"), row.getString("column")))) {
      var id = "pg." + column.table + "." + column.name;
      var store =
          inventory
              .find(id)
              .map(InventoryRecord::store)
              .orElseThrow(() -> new IllegalStateException(id + " is not in the inventory"));
      if (store == half.store()) {
        tables.computeIfAbsent(column.table, _ -> new ArrayList<>()).add(column.name);
      }
    }
    return tables;
  }

  /// By name, but what is referred to first.
  private List<Table> inOrder(Map<String, List<String>> tables) {
    record Reference(String child, String parent) {}
    var before = new TreeMap<String, Set<String>>();
    for (var link :
        Sql.list(
            connection,
            REFERENCES,
            row -> new Reference(row.getString("child"), row.getString("parent")))) {
      if (tables.containsKey(link.child) && tables.containsKey(link.parent)) {
        before.computeIfAbsent(link.child, _ -> new TreeSet<>()).add(link.parent);
      }
    }
    var ordered = new LinkedHashMap<String, Table>();
    while (ordered.size() < tables.size()) {
      var next =
          tables.keySet().stream()
              .filter(table -> !ordered.containsKey(table))
              .filter(table -> ordered.keySet().containsAll(before.getOrDefault(table, Set.of())))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalStateException("tables refer to each other in a circle"));
      ordered.put(next, new Table(next, tables.getOrDefault(next, List.of())));
    }
    return List.copyOf(ordered.values());
  }
}
