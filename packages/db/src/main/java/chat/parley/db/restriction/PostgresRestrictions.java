package chat.parley.db.restriction;

import chat.parley.db.account.AccountEvents;
import chat.parley.db.audience.RevocationAppender;
import chat.parley.db.session.SessionEnds;
import chat.parley.db.sql.Sql;
import chat.parley.domain.audience.Revocation;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.UserId;
import chat.parley.domain.restriction.Restrictions;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;

/// Restrictions in `identity.accounts`. An erasure restricts too, and remembers how it found the
/// account.
@Singleton
final class PostgresRestrictions implements Restrictions {
  private static final String RESTRICT =
      "UPDATE identity.accounts SET restricted = true WHERE user_id = ? AND NOT restricted";

  private static final String LIFT =
      """
      UPDATE identity.accounts a SET restricted = false
      WHERE user_id = ? AND restricted
        AND NOT EXISTS (SELECT FROM ops.erasures e WHERE e.user_id = a.user_id)
      """;

  private static final String RESTRICTED =
      "SELECT restricted FROM identity.accounts WHERE user_id = ? FOR NO KEY UPDATE";

  private final TransactionOperations<Connection> transactions;
  private final SessionEnds sessionEnds;
  private final AccountEvents events;

  PostgresRestrictions(
      TransactionOperations<Connection> transactions, SessionEnds sessionEnds, IdSource ids) {
    this.transactions = transactions;
    this.sessionEnds = sessionEnds;
    this.events = new AccountEvents(ids);
  }

  @Override
  public void restrict(UserId person, Instant now) {
    transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          int restricted = Sql.update(transaction, RESTRICT, person.value());
          if (restricted == 1) {
            RevocationAppender.append(transaction, new Revocation.AccountCut(now, person));
            sessionEnds.endAll(transaction, person, now);
            events.announceStanding(transaction, person);
          }
          return restricted;
        });
  }

  @Override
  public Lifted lift(UserId person) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          boolean restricted =
              Sql.first(
                      transaction, RESTRICTED, row -> row.getBoolean("restricted"), person.value())
                  .orElse(false);
          int lifted = Sql.update(transaction, LIFT, person.value());
          if (lifted == 1) {
            events.announceStanding(transaction, person);
          }
          return restricted && lifted == 0 ? Lifted.ERASURE_UNDER_WAY : Lifted.DONE;
        });
  }
}
