package chat.parley.db.export;

import chat.parley.db.sql.Sql;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A table as the database has it.
///
/// @param types by column, such as `bigint` or `timestamp with time zone`
/// @param key the columns of its primary key, in order; none when it has none
record LiveTable(SortedMap<String, String> types, List<String> key) {
  private static final String COLUMNS =
      """
      SELECT schema.nspname || '.' || relation.relname AS relation, attribute.attname AS name,
        format_type(attribute.atttypid, NULL) AS type,
        array_position(key.indkey::smallint[], attribute.attnum) AS position
      FROM pg_class AS relation
      JOIN pg_namespace AS schema ON schema.oid = relation.relnamespace
      JOIN pg_attribute AS attribute ON attribute.attrelid = relation.oid
      LEFT JOIN pg_index AS key ON key.indrelid = relation.oid AND key.indisprimary
      WHERE relation.relkind IN ('r', 'p') AND attribute.attnum > 0 AND NOT attribute.attisdropped
        AND schema.nspname || '.' || relation.relname = ANY (?)
      ORDER BY relation, position, name
      """;

  private record Column(String table, String name, String type, boolean ofKey) {}

  /// Those of the tables that there are, by their names with schema.
  static Map<String, LiveTable> of(Connection connection, Collection<String> tables) {
    var columns =
        Sql.list(
            connection,
            COLUMNS,
            row ->
                new Column(
                    row.getString("relation"),
                    row.getString("name"),
                    row.getString("type"),
                    row.getObject("position") != null),
            (Object) tables.toArray(new String[0]));
    var found = new HashMap<String, LiveTable>();
    for (var column : columns) {
      var table =
          found.computeIfAbsent(
              column.table, _ -> new LiveTable(new TreeMap<>(), new ArrayList<>()));
      table.types.put(column.name, column.type);
      if (column.ofKey) {
        table.key.add(column.name);
      }
    }
    return found;
  }
}
