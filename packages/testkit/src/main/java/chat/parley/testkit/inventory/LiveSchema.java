package chat.parley.testkit.inventory;

import java.sql.SQLException;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;

/// Every place of a database that can hold data, in the inventory's words. Partitions count as the
/// table they belong to.
public final class LiveSchema {
  private static final String PLACES =
      """
      WITH own AS (
        SELECT relation.oid, schema.nspname, relation.relname, relation.relkind
        FROM pg_class AS relation
        JOIN pg_namespace AS schema ON schema.oid = relation.relnamespace
        WHERE schema.nspname NOT IN ('pg_catalog', 'information_schema')
          AND schema.nspname NOT LIKE 'pg\\_toast%'
          AND schema.nspname NOT LIKE 'pg\\_temp%'
          AND NOT relation.relispartition)
      SELECT 'pg.' || own.nspname || '.' || own.relname || '.' || attribute.attname
      FROM own
      JOIN pg_attribute AS attribute ON attribute.attrelid = own.oid
      WHERE own.relkind IN ('r', 'p', 'm', 'v', 'f')
        AND attribute.attnum > 0 AND NOT attribute.attisdropped
      UNION ALL
      SELECT 'pg.' || own.nspname || '.index.' || own.relname
      FROM own WHERE own.relkind IN ('i', 'I')
      UNION ALL
      SELECT 'pg.' || own.nspname || '.trigger.' || trigger.tgname
      FROM own JOIN pg_trigger AS trigger ON trigger.tgrelid = own.oid
      WHERE NOT trigger.tgisinternal
      """;

  private LiveSchema() {}

  /// The ids of all columns, indexes and triggers.
  public static SortedSet<String> places(DataSource database) throws SQLException {
    var places = new TreeSet<String>();
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(PLACES)) {
      while (rows.next()) {
        places.add(rows.getString(1));
      }
    }
    return places;
  }
}
