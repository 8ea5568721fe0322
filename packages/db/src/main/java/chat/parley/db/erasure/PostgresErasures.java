package chat.parley.db.erasure;

import chat.parley.db.account.AccountEvents;
import chat.parley.db.audience.RevocationAppender;
import chat.parley.db.session.SessionEnds;
import chat.parley.db.sql.Sql;
import chat.parley.domain.audience.Revocation;
import chat.parley.domain.erasure.Erasure;
import chat.parley.domain.erasure.ErasurePreview;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.erasure.ErasureState;
import chat.parley.domain.erasure.ErasureState.Signal;
import chat.parley.domain.erasure.Erasures;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.UserId;
import chat.parley.domain.receipt.FindReceipts;
import chat.parley.domain.receipt.ReceiptCodes;
import chat.parley.shared.crypto.RandomTokens;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// Erasures in `ops.erasures`. An account is restricted in the transaction that keeps the
/// confirmation, and no longer than that row says.
@Singleton
final class PostgresErasures implements Erasures {
  private static final int RECEIPT_ID_BYTES = 16;

  private static final String INSERT =
      """
      INSERT INTO ops.erasures
        (user_id, scope, server_id, state, was_restricted, requested_at, grace_ends, code_mac,
         receipt_id)
      SELECT user_id, ?, ?, ?, restricted, ?, ?, ?, ?
      FROM identity.accounts WHERE user_id = ?
      ON CONFLICT DO NOTHING
      """;

  private static final String INSERT_HAND_OVER =
      """
      INSERT INTO ops.erasure_hand_overs (user_id, server_id, successor_id)
      SELECT s.owner_id, s.id, m.user_id
      FROM content.servers s JOIN content.members m ON m.server_id = s.id
      WHERE s.id = ? AND s.owner_id = ? AND m.user_id = ? AND m.user_id <> s.owner_id
        AND identity.standing_of(m.user_id) = 1
      ON CONFLICT DO NOTHING
      """;

  private static final String RESTRICT =
      "UPDATE identity.accounts SET restricted = true WHERE user_id = ?";

  private static final String RESTORE =
      """
      UPDATE identity.accounts a SET restricted = e.was_restricted
      FROM ops.erasures e WHERE a.user_id = ? AND e.user_id = a.user_id
      """;

  private static final String DELETE = "DELETE FROM ops.erasures WHERE user_id = ?";

  private final TransactionOperations<Connection> transactions;
  private final ReceiptCodes codes;
  private final SessionEnds sessionEnds;
  private final AccountEvents events;
  private final Previews previews;

  PostgresErasures(
      TransactionOperations<Connection> transactions,
      ReceiptCodes codes,
      SessionEnds sessionEnds,
      Previews previews,
      IdSource ids) {
    this.transactions = transactions;
    this.codes = codes;
    this.sessionEnds = sessionEnds;
    this.events = new AccountEvents(ids);
    this.previews = previews;
  }

  @Override
  public Begun begin(Confirmation confirmation) {
    return transactions.executeWrite(
        status -> {
          var begun = begin(status.getConnection(), confirmation);
          if (!(begun instanceof Begun.Confirmed)) {
            status.setRollbackOnly();
          }
          return begun;
        });
  }

  private Begun begin(Connection transaction, Confirmation confirmation) {
    var person = confirmation.person();
    var offered = codes.offer(confirmation.graceEnds().plus(FindReceipts.CODE_GOOD_FOR));
    if (insert(transaction, confirmation, offered.handle()) == 0) {
      return new Begun.UnderWay();
    }
    for (var handOver : confirmation.handOvers()) {
      int valid =
          Sql.update(
              transaction,
              INSERT_HAND_OVER,
              handOver.server().value(),
              person.value(),
              handOver.successor().value());
      if (valid == 0) {
        return new Begun.SuccessorInvalid();
      }
    }
    if (confirmation.scope().endsTheAccount()) {
      restrict(transaction, person, confirmation.confirmedAt());
    }
    var job = ErasureRows.find(transaction, person).orElseThrow();
    return new Begun.Confirmed(job.erasure(), offered.code());
  }

  private static int insert(
      Connection transaction, Confirmation confirmation, ReceiptCodes.Handle code) {
    var scope = ScopeColumns.of(confirmation.scope());
    return Sql.update(
        transaction,
        INSERT,
        scope.scope(),
        scope.server(),
        StateNumber.WAITING,
        confirmation.confirmedAt(),
        confirmation.graceEnds(),
        ErasureRows.bytes(code),
        HexFormat.of().formatHex(RandomTokens.bytes(RECEIPT_ID_BYTES)),
        confirmation.person().value());
  }

  private void restrict(Connection transaction, UserId person, Instant now) {
    Sql.update(transaction, RESTRICT, person.value());
    RevocationAppender.append(transaction, new Revocation.AccountCut(now, person));
    sessionEnds.endAll(transaction, person, now);
    events.announceStanding(transaction, person);
  }

  @Override
  public Optional<Erasure> find(UserId person) {
    return transactions
        .executeRead(status -> ErasureRows.find(status.getConnection(), person))
        .map(ErasureJob::erasure);
  }

  @Override
  public Optional<Erasure> tell(UserId person, Signal signal) {
    return transactions.executeWrite(
        status ->
            ErasureRows.lock(status.getConnection(), person)
                .map(job -> job.in(ErasureState.next(job.state(), signal)))
                .map(job -> kept(status.getConnection(), job)));
  }

  private Erasure kept(Connection transaction, ErasureJob job) {
    if (job.state() instanceof ErasureState.Cancelled) {
      forget(transaction, job);
    } else {
      ErasureRows.save(transaction, job);
    }
    return job.erasure();
  }

  private void forget(Connection transaction, ErasureJob job) {
    if (job.scope().endsTheAccount()) {
      Sql.update(transaction, RESTORE, job.person().value());
      events.announceStanding(transaction, job.person());
    }
    Sql.update(transaction, DELETE, job.person().value());
  }

  @Override
  public ErasurePreview preview(UserId person, ErasureScope scope) {
    return transactions.executeRead(status -> previews.of(status.getConnection(), person, scope));
  }
}
