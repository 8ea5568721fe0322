package chat.parley.db.health;

import chat.parley.db.sql.Sql;
import chat.parley.shared.health.ReadinessCheck;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;

@Singleton
final class DatabaseReadiness implements ReadinessCheck {
  private final TransactionOperations<Connection> transactions;

  DatabaseReadiness(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public boolean isReady() {
    try {
      return transactions.executeRead(
          status -> Sql.one(status.getConnection(), "SELECT true", row -> row.getBoolean(1)));
    } catch (RuntimeException e) {
      return false; // whatever the reason, it does not answer
    }
  }
}
