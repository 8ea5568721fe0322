package chat.parley.db.session;

import chat.parley.db.sql.Sql;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.StepUps;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;

/// A moment in the row of the session: it ends with it.
@Singleton
final class PostgresStepUps implements StepUps {
  private static final String RECORD =
      "UPDATE identity.sessions SET stepped_up_until = ? WHERE id = ? AND user_id = ?";

  private static final String IS_FRESH =
      """
      SELECT EXISTS (
        SELECT FROM identity.sessions WHERE id = ? AND user_id = ? AND stepped_up_until > ?
      ) AS fresh
      """;

  private final TransactionOperations<Connection> transactions;

  PostgresStepUps(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean record(Caller caller, Instant goodUntil) {
    return transactions.executeWrite(
        status ->
            Sql.update(
                    status.getConnection(),
                    RECORD,
                    goodUntil,
                    caller.session().value(),
                    caller.user().value())
                == 1);
  }

  @Override
  public boolean isFresh(Caller caller, Instant now) {
    return transactions.executeRead(
        status ->
            Sql.one(
                status.getConnection(),
                IS_FRESH,
                row -> row.getBoolean("fresh"),
                caller.session().value(),
                caller.user().value(),
                now));
  }
}
