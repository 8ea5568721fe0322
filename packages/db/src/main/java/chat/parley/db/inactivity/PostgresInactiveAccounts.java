package chat.parley.db.inactivity;

import chat.parley.db.sql.Sql;
import chat.parley.domain.id.UserId;
import chat.parley.domain.inactivity.InactiveAccounts;
import chat.parley.domain.inactivity.Inactivity.Step;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.Optional;

/// Inactive accounts, by the columns of `identity.accounts` that say so.
@Singleton
final class PostgresInactiveAccounts implements InactiveAccounts {
  /// One that is held by somebody is being used. An erasure of a part comes first.
  private static final String NEXT =
      """
      SELECT user_id, last_seen_on FROM identity.accounts a
      WHERE last_seen_on <= ? AND NOT restricted AND inactivity_notices = ?
        AND (inactivity_noticed_on IS NULL OR inactivity_noticed_on <= ?)
        AND NOT EXISTS (SELECT FROM ops.erasures e WHERE e.user_id = a.user_id)
      ORDER BY last_seen_on LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
      """;

  private static final String NOTED =
      """
      UPDATE identity.accounts SET inactivity_notices = ?, inactivity_noticed_on = ?
      WHERE user_id = ?
      """;

  private record Due(UserId person, LocalDate lastSeen) {}

  private final TransactionOperations<Connection> transactions;

  PostgresInactiveAccounts(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean noticeNext(Step notice, LocalDate today, Letter letter) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          var due = next(transaction, notice);
          due.ifPresent(
              found -> {
                letter.send(found.person, found.lastSeen);
                Sql.update(transaction, NOTED, notice.number(), today, found.person.value());
              });
          return due.isPresent();
        });
  }

  @Override
  public boolean endNext(Step erasure, End end) {
    return transactions.executeWrite(
        status -> {
          var due = next(status.getConnection(), erasure);
          due.ifPresent(found -> end.begin(found.person));
          return due.isPresent();
        });
  }

  private static Optional<Due> next(Connection transaction, Step step) {
    return Sql.first(
        transaction,
        NEXT,
        row ->
            new Due(
                new UserId(row.getLong("user_id")), row.getObject("last_seen_on", LocalDate.class)),
        step.lastSeenBy(),
        step.number() - 1,
        step.noticedBy());
  }
}
