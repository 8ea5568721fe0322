package chat.parley.db.backup;

import chat.parley.db.key.KeyIds;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.UserId;
import chat.parley.shared.health.ReadinessCheck;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Stands around a restored database until it knows again whom it must not know. While it stands,
/// no node is ready and nobody is served.
@Singleton
public final class RestoreFence implements ReadinessCheck {
  private static final String RAISE =
      """
      INSERT INTO ops.restore_fence (restored_at, backup_taken_at, ledger_head) VALUES (?, ?, ?)
      """;

  private static final String FIND =
      "SELECT backup_taken_at, ledger_head FROM ops.restore_fence ORDER BY restored_at LIMIT 1";

  private static final String LOWER = "DELETE FROM ops.restore_fence";

  /// What the fence stands around.
  ///
  /// @param ledgerHead SHA-256 of the newest receipt when the backup was taken
  public record Raised(Instant backupTakenAt, String ledgerHead) {}

  private final TransactionOperations<Connection> transactions;
  private volatile boolean lowered;

  RestoreFence(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  /// Raises it, in the transaction that fills the database.
  public static void raise(Connection connection, Raised fence, Instant now) {
    Sql.update(connection, RAISE, now, fence.backupTakenAt, fence.ledgerHead);
  }

  /// Why it stands, if it does.
  public Optional<Raised> find() {
    return transactions.executeRead(
        status ->
            Sql.first(
                status.getConnection(),
                FIND,
                row ->
                    new Raised(Sql.instant(row, "backup_taken_at"), row.getString("ledger_head"))));
  }

  /// The people of this database who were erased since the backup was taken.
  public List<UserId> erased(Collection<Long> keysDestroyed) {
    return transactions.executeRead(status -> KeyIds.erased(status.getConnection(), keysDestroyed));
  }

  public void lower() {
    transactions.executeWrite(status -> Sql.update(status.getConnection(), LOWER));
  }

  @Override
  public String name() {
    return "restore fence";
  }

  /// A database is filled before any node runs on it: a fence that is down stays down.
  @Override
  public boolean isReady() {
    if (!lowered) {
      try {
        lowered = find().isEmpty();
      } catch (RuntimeException e) {
        return false; // whatever the reason, nobody knows
      }
    }
    return lowered;
  }
}
