package chat.parley.db.node;

import chat.parley.db.sql.Sql;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Leases as rows. The database's clock decides when one has ended.
@Singleton
final class NodeLeases implements Leases {
  private static final Duration LENGTH = Duration.ofSeconds(60);

  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('ops.node_leases', 0)) IS NULL AS locked";

  private static final String TAKE =
      """
      WITH free AS (
        SELECT id AS node_id, greatest(l.expires_at, now()) AS after
        FROM generate_series(0, 1023) AS id LEFT JOIN ops.node_leases l ON l.node_id = id
        WHERE l.expires_at IS NULL OR l.expires_at < now()
        ORDER BY id LIMIT 1),
      taken AS (
        INSERT INTO ops.node_leases (node_id, holder, expires_at)
        SELECT node_id, ?, now() + make_interval(secs => ?) FROM free
        ON CONFLICT (node_id) DO UPDATE
          SET holder = excluded.holder, expires_at = excluded.expires_at
        RETURNING expires_at)
      SELECT node_id, after, expires_at FROM free CROSS JOIN taken
      """;

  private static final String RENEW =
      """
      UPDATE ops.node_leases SET expires_at = now() + make_interval(secs => ?)
      WHERE node_id = ? AND holder = ? AND expires_at > now()
      RETURNING expires_at
      """;

  /// The row stays, so that the next holder begins after the last id of this one.
  private static final String RELEASE =
      """
      UPDATE ops.node_leases SET expires_at = greatest(?, now()) WHERE node_id = ? AND holder = ?
      """;

  private final TransactionOperations<Connection> transactions;

  NodeLeases(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Lease> take() {
    var holder = UUID.randomUUID();
    return transactions.executeWrite(
        status -> {
          var connection = status.getConnection();
          Sql.one(connection, LOCK, row -> row.getBoolean("locked"));
          return Sql.first(
              connection,
              TAKE,
              row ->
                  new Lease(
                      row.getInt("node_id"),
                      holder,
                      Sql.instant(row, "after"),
                      Sql.instant(row, "expires_at")),
              holder,
              LENGTH.toSeconds());
        });
  }

  @Override
  public Optional<Lease> renew(Lease lease) {
    return transactions.executeWrite(
        status ->
            Sql.first(
                status.getConnection(),
                RENEW,
                row -> lease.until(Sql.instant(row, "expires_at")),
                LENGTH.toSeconds(),
                lease.node(),
                lease.holder()));
  }

  @Override
  public void release(Lease lease, Instant lastUsed) {
    transactions.executeWrite(
        status ->
            Sql.update(status.getConnection(), RELEASE, lastUsed, lease.node(), lease.holder()));
  }
}
