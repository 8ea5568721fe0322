package chat.parley.db.erasure;

import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.LegalHolds;
import chat.parley.domain.id.UserId;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;

/// Holds in `ops.legal_holds`. One counts from when the second of two approved it, until its end.
@Singleton
final class PostgresLegalHolds implements LegalHolds {
  private static final String COVERS =
      """
      SELECT EXISTS (
        SELECT FROM ops.legal_holds
        WHERE user_id = ? AND approved_at <= ? AND ends_at > ?
      ) AS held
      """;

  private final TransactionOperations<Connection> transactions;

  PostgresLegalHolds(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean covers(UserId person, Instant now) {
    return transactions.executeRead(
        status ->
            Sql.one(
                status.getConnection(),
                COVERS,
                row -> row.getBoolean("held"),
                person.value(),
                now,
                now));
  }
}
