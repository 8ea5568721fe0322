package chat.parley.db.inventory;

import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.ErasurePlan;
import java.sql.Connection;
import java.util.List;

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

  private LiveSchema() {}

  /// Which tables refer to which. Partitions count as the table they belong to.
  public static List<ErasurePlan.Reference> references(Connection connection) {
    return Sql.list(
        connection,
        REFERENCES,
        row -> new ErasurePlan.Reference(row.getString("child"), row.getString("parent")));
  }
}
