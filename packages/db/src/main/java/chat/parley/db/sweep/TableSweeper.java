package chat.parley.db.sweep;

import chat.parley.db.sql.Sql;
import chat.parley.shared.inventory.Inventory;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Sweeps a table, a batch per transaction.
@Singleton
public final class TableSweeper {
  private static final String TRY_LOCK =
      "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0)) AS locked";

  private final TransactionOperations<Connection> transactions;
  private final List<SweptTable> tables;

  /// Reads the inventory, once.
  public TableSweeper(TransactionOperations<Connection> transactions, Inventory inventory) {
    this.transactions = transactions;
    this.tables = SweptTable.of(inventory);
  }

  /// Every table that forgets by itself.
  public List<SweptTable> tables() {
    return tables;
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
                  "sweep of " + table.name());
          return locked ? delete(transaction, table, now, rowsMax) : 0;
        });
  }

  private static int delete(Connection transaction, SweptTable table, Instant now, int rowsMax) {
    var parameters = new ArrayList<Object>(table.moments(now));
    parameters.addAll(table.moments(now));
    parameters.add(rowsMax);
    return Sql.update(transaction, table.delete(), parameters.toArray());
  }
}
