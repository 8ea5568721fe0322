package chat.parley.db.look;

import chat.parley.db.sql.Sql;
import chat.parley.domain.account.Account;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.look.People;
import chat.parley.domain.look.PersonFile;
import chat.parley.domain.look.RecordedLook;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;

/// Accounts with numbers around them.
@Singleton
final class PostgresPeople implements People {
  private static final String NUMBERS =
      """
      SELECT a.restricted, a.last_seen_on,
             (SELECT count(*) FROM identity.sessions s WHERE s.user_id = a.user_id) AS sessions,
             (SELECT count(*) FROM content.members m WHERE m.user_id = a.user_id) AS servers,
             (SELECT count(*) FROM content.servers o WHERE o.owner_id = a.user_id) AS owned
      FROM identity.accounts a WHERE a.user_id = ?
      """;

  private record Numbers(
      boolean restricted, LocalDate lastSeenOn, int sessions, int servers, int owned) {
    static Numbers read(ResultSet row) throws SQLException {
      return new Numbers(
          row.getBoolean("restricted"),
          row.getObject("last_seen_on", LocalDate.class),
          row.getInt("sessions"),
          row.getInt("servers"),
          row.getInt("owned"));
    }
  }

  private final TransactionOperations<Connection> transactions;
  private final AccountStore accounts;

  PostgresPeople(TransactionOperations<Connection> transactions, AccountStore accounts) {
    this.transactions = transactions;
    this.accounts = accounts;
  }

  @Override
  public Optional<PersonFile> file(RecordedLook look) {
    return accounts.find(look.person()).flatMap(this::file);
  }

  private Optional<PersonFile> file(Account account) {
    return transactions
        .executeRead(
            status ->
                Sql.first(status.getConnection(), NUMBERS, Numbers::read, account.id().value()))
        .map(
            numbers ->
                new PersonFile(
                    account.profile(),
                    account.createdAt(),
                    numbers.restricted(),
                    account.email() != null,
                    numbers.sessions(),
                    numbers.servers(),
                    numbers.owned(),
                    numbers.lastSeenOn()));
  }
}
