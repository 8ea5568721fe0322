package chat.parley.db.residue;

import chat.parley.db.sql.Sql;
import chat.parley.db.sql.SqlFaultException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/// Writes tables anew, partition by partition, so that nothing of deleted rows is left in files.
///
/// A partition is locked while it is written anew: readers and writers of it wait, some seconds for
/// a million rows. A partition that cannot be locked at once is left for the next night.
@Singleton
public final class Rewrite {
  private static final String LOCK_TIMEOUT_MS = "3000";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int LOCK_ATTEMPTS_MAX = 3;

  /// Tables with rows that were deleted or replaced since they were written anew, by the server's
  /// own count. A server that started anew has lost count.
  private static final String DUE =
      """
      SELECT stat.schemaname || '.' || stat.relname AS relation,
             stat.n_tup_del + stat.n_tup_upd AS changes
      FROM pg_stat_user_tables AS stat
      LEFT JOIN ops.rewrites AS done ON done.relation = stat.schemaname || '.' || stat.relname
      WHERE stat.relid <> 'ops.rewrites'::regclass
        AND (? OR done.relation IS NULL
             OR done.changes <> stat.n_tup_del + stat.n_tup_upd
             OR done.server_started <> pg_postmaster_start_time())
      ORDER BY pg_total_relation_size(stat.relid), 1
      """;

  private static final String DONE =
      """
      INSERT INTO ops.rewrites (relation, rewritten_at, changes, server_started)
      VALUES (?, ?, ?, pg_postmaster_start_time())
      ON CONFLICT (relation) DO UPDATE SET rewritten_at = excluded.rewritten_at,
        changes = excluded.changes, server_started = excluded.server_started
      """;

  /// The samples of a partitioned table are its own, beside those of its partitions.
  private static final String PARTITIONED =
      """
      SELECT relnamespace::regnamespace || '.' || relname AS relation FROM pg_class
      WHERE relkind = 'p' AND NOT relispartition
      """;

  private static final List<String> SAMPLES =
      List.of("pg_catalog.pg_statistic", "pg_catalog.pg_statistic_ext_data");

  private static final List<String> NEW_WAL =
      List.of("CHECKPOINT", "SELECT pg_switch_wal()", "CHECKPOINT");

  private record Due(String relation, long changes) {}

  /// What came of it.
  ///
  /// @param postponed tables that were in use
  public record Result(int rewritten, int postponed) {}

  /// Writes anew what needs it.
  ///
  /// @param all whether to believe no count: the server counts some seconds late
  public Result run(Connection connection, boolean all, Instant now) {
    int rewritten = 0;
    int postponed = 0;
    execute(connection, "SET lock_timeout = " + LOCK_TIMEOUT_MS);
    var due =
        Sql.list(
            connection,
            DUE,
            row -> new Due(row.getString("relation"), row.getLong("changes")),
            all);
    for (var table : due) {
      if (rewrite(connection, table.relation)) {
        Sql.update(connection, DONE, table.relation, now, table.changes);
        rewritten++;
      } else {
        postponed++;
      }
    }
    for (var parent : Sql.list(connection, PARTITIONED, row -> row.getString("relation"))) {
      execute(connection, "ANALYZE " + parent);
    }
    for (var samples : SAMPLES) {
      postponed += rewrite(connection, samples) ? 0 : 1;
    }
    NEW_WAL.forEach(statement -> execute(connection, statement));
    return new Result(rewritten, postponed);
  }

  private static boolean rewrite(Connection connection, String relation) {
    var what = relation.startsWith("pg_catalog.") ? "VACUUM (FULL) " : "VACUUM (FULL, ANALYZE) ";
    for (int attempt = 0; attempt < LOCK_ATTEMPTS_MAX; attempt++) {
      try {
        execute(connection, what + relation);
        return true;
      } catch (SqlFaultException e) {
        if (!e.state().equals(LOCK_NOT_AVAILABLE)) {
          throw e;
        }
      }
    }
    return false;
  }

  private static void execute(Connection connection, String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SqlFaultException(e);
    }
  }
}
