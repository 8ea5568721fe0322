package chat.parley.db.sweep;

import chat.parley.db.sql.Sql;
import chat.parley.shared.inventory.Inventory;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/// Sweeps a table, a batch per transaction.
@Singleton
public final class TableSweeper {
  private static final String TRY_LOCK =
      "SELECT pg_try_advisory_xact_lock(hashtextextended(?, 0)) AS locked";

  private final TransactionOperations<Connection> transactions;
  private final Map<SweptTable, Duration> ages = new EnumMap<>(SweptTable.class);

  /// Reads the inventory, once.
  public TableSweeper(TransactionOperations<Connection> transactions, Inventory inventory) {
    this.transactions = transactions;
    for (var table : SweptTable.values()) {
      RetentionAges.of(inventory, table.table()).ifPresent(age -> ages.put(table, age));
    }
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
              ? Sql.update(transaction, table.delete(), now, oldest(table, now), rowsMax)
              : 0;
        });
  }

  private Instant oldest(SweptTable table, Instant now) {
    var age = ages.get(table);
    return age == null ? Instant.EPOCH : now.minus(age);
  }
}
