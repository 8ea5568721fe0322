package chat.parley.db.sweep;

import chat.parley.db.sql.Sql;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;

/// Sweeps a table, a batch per transaction.
@Singleton
public final class TableSweeper {
  private static final String TRY_LOCK =
      "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0)) AS locked";

  private final TransactionOperations<Connection> transactions;

  public TableSweeper(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  /// Deletes at most so many rows; answers how many. 0 also when another node is at it.
  public int sweep(SweptTable table, Instant now, int rowsMax) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          boolean locked =
              Sql.one(
                  transaction,
                  TRY_LOCK,
                  row -> row.getBoolean("locked"),
                  "sweep of " + table.table());
          return locked
              ? Sql.update(transaction, table.delete(), now.minus(table.age()), rowsMax)
              : 0;
        });
  }
}
