package chat.parley.db.inventory;

import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.ErasurePlan;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How the tables of the live database hang together.
public final class LiveSchema {
  private static final String REFERENCES =
      """
      SELECT DISTINCT child.relnamespace::regnamespace || '.' || child.relname AS child,
        parent.relnamespace::regnamespace || '.' || parent.relname AS parent
      FROM pg_constraint AS constrained
      JOIN pg_class AS child ON child.oid = constrained.conrelid
      JOIN pg_class AS parent ON parent.oid = constrained.confrelid
      WHERE constrained.contype = 'f' AND NOT child.relispartition
      """;

  private static final String INDEXES =
      """
      SELECT index.relname AS name, owner.relnamespace::regnamespace || '.' || owner.relname AS owner
      FROM pg_index
      JOIN pg_class AS index ON index.oid = pg_index.indexrelid
      JOIN pg_class AS owner ON owner.oid = pg_index.indrelid
      WHERE NOT owner.relispartition
        AND owner.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'pg_toast')
      """;

  private LiveSchema() {}

  /// The table of every index, by the index's id in the inventory.
  public static Map<String, String> tablesOfIndexes(Connection connection) {
    return Sql.list(
            connection, INDEXES, row -> Map.entry(row.getString("name"), row.getString("owner")))
        .stream()
        .collect(
            Collectors.toMap(
                index -> "pg.%s.index.%s".formatted(schemaOf(index.getValue()), index.getKey()),
                Map.Entry::getValue));
  }

  private static String schemaOf(String table) {
    return table.substring(0, table.indexOf('.'));
  }

  /// Which tables refer to which. Partitions count as the table they belong to.
  public static List<ErasurePlan.Reference> references(Connection connection) {
    return Sql.list(
        connection,
        REFERENCES,
        row -> new ErasurePlan.Reference(row.getString("child"), row.getString("parent")));
  }
}
