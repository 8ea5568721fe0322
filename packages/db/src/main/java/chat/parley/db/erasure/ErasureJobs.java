package chat.parley.db.erasure;

import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.ErasureState;
import chat.parley.domain.id.UserId;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;

/// Gives erasures to workers, a turn at a time. A turn is one transaction: what it did and where
/// the erasure stands are committed together, or neither is. One worker has an erasure at a time.
@Singleton
public final class ErasureJobs {
  /// Those that a hold stops come last.
  private static final String DUE =
      """
      SELECT user_id FROM ops.erasures
      WHERE state <> %1$d OR grace_ends <= ?
      ORDER BY state = %2$d, grace_ends LIMIT ?
      """
          .formatted(StateNumber.WAITING, StateNumber.HELD);

  private final TransactionOperations<Connection> transactions;

  /// What a worker does in a turn.
  public interface Work {
    Turn take(Connection transaction, ErasureJob job);
  }

  /// What came of a turn.
  ///
  /// @param again whether another turn has something to do now
  public record Turn(ErasureJob job, boolean again) {}

  public ErasureJobs(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  /// Whose erasure may have something to do.
  public List<UserId> due(Instant now, int max) {
    return transactions.executeRead(
        status ->
            Sql.list(
                status.getConnection(), DUE, row -> new UserId(row.getLong("user_id")), now, max));
  }

  /// Takes a turn; answers whether to take another one now. Does nothing while somebody else is at
  /// it.
  public boolean turn(UserId person, Work work) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          var job = ErasureRows.tryLock(transaction, person);
          if (job.isEmpty()) {
            return false;
          }
          var turn = work.take(transaction, job.get());
          if (!(turn.job().state() instanceof ErasureState.Finished)) {
            ErasureRows.save(transaction, turn.job());
          }
          return turn.again();
        });
  }
}
