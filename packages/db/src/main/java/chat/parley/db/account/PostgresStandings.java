package chat.parley.db.account;

import chat.parley.db.sql.Sql;
import chat.parley.domain.account.Standing;
import chat.parley.domain.account.Standings;
import chat.parley.domain.id.UserId;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;

/// Asks the function that every other statement asks too.
@Singleton
final class PostgresStandings implements Standings {
  private static final String STANDING =
      """
      SELECT standing FROM identity.standing_of(?) AS standing WHERE standing IS NOT NULL
      """;

  private final TransactionOperations<Connection> transactions;

  PostgresStandings(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Standing> of(UserId user) {
    return transactions.executeRead(
        status ->
            Sql.first(
                status.getConnection(),
                STANDING,
                row -> StandingNumber.read(row.getInt("standing")),
                user.value()));
  }
}
