package chat.parley.db.erasure;

import chat.parley.db.key.KeyRows;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.SubjectKeys;
import jakarta.inject.Singleton;
import java.sql.Connection;

/// Destroys the keys of a person, and knows when every node has forgotten them and nothing that
/// began before is still under way.
@Singleton
public final class KeyDestruction {
  /// What a gateway may take to cut a socket, and then some.
  private static final int SETTLE_S = 3;

  private static final String NOW = "SELECT clock_timestamp() AS now";

  private static final String PENDING =
      """
      SELECT (SELECT count(*) FROM ops.node_leases l
              WHERE l.expires_at > now() AND NOT EXISTS (
                SELECT FROM ops.key_drops d WHERE d.user_id = e.user_id AND d.holder = l.holder))
           + (SELECT count(*) FROM pg_stat_activity a
              WHERE a.datname = current_database() AND a.pid <> pg_backend_pid()
                AND a.backend_type = 'client backend' AND a.xact_start <= e.announced_at)
           + (CASE WHEN clock_timestamp() < e.announced_at + make_interval(secs => ?)
              THEN 1 ELSE 0 END) AS pending
      FROM ops.erasures e WHERE e.user_id = ?
      """;

  private final SubjectKeys keys;

  KeyDestruction(SubjectKeys keys) {
    this.keys = keys;
  }

  /// Destroys the keys and remembers which they were.
  public ErasureJob destroy(Connection transaction, ErasureJob job) {
    var held = KeyRows.find(transaction, job.person());
    keys.destroy(job.person());
    return held.map(found -> without(job, found)).orElse(job);
  }

  private static ErasureJob without(ErasureJob job, KeyRows.Held held) {
    return job.without(held.ids(), held.rootEpoch())
        .counting(KeyRows.SUBJECT_KEY, 1)
        .counting(KeyRows.PURPOSE_KEY, held.ids().size());
  }

  /// Notes the moment from which on nobody can begin to use the keys.
  public ErasureJob announce(Connection transaction, ErasureJob job) {
    return job.announced(Sql.one(transaction, NOW, row -> Sql.instant(row, "now")));
  }

  /// How many nodes and transactions are to be waited for. A node that is gone is waited for until
  /// its lease has ended.
  public long pending(Connection connection, UserId person) {
    return Sql.one(connection, PENDING, row -> row.getLong("pending"), SETTLE_S, person.value());
  }
}
