package chat.parley.db.instance;

import chat.parley.db.sql.Sql;
import chat.parley.domain.id.UserId;
import chat.parley.domain.instance.Administrators;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;

/// Administrators in `identity.administrators`.
@Singleton
final class PostgresAdministrators implements Administrators {
  private static final String GRANT =
      """
      INSERT INTO identity.administrators (user_id, granted_at) VALUES (?, ?)
      ON CONFLICT DO NOTHING
      """;

  private static final String REVOKE = "DELETE FROM identity.administrators WHERE user_id = ?";

  private static final String CONTAINS =
      "SELECT user_id FROM identity.administrators WHERE user_id = ?";

  private final TransactionOperations<Connection> transactions;

  PostgresAdministrators(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean grant(UserId user, Instant now) {
    return transactions.executeWrite(
        status -> Sql.update(status.getConnection(), GRANT, user.value(), now) == 1);
  }

  @Override
  public boolean revoke(UserId user) {
    return transactions.executeWrite(
        status -> Sql.update(status.getConnection(), REVOKE, user.value()) == 1);
  }

  @Override
  public boolean contains(UserId user) {
    return transactions
        .executeRead(
            status ->
                Sql.first(
                    status.getConnection(), CONTAINS, row -> row.getLong("user_id"), user.value()))
        .isPresent();
  }
}
