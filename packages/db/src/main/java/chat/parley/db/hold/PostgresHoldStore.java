package chat.parley.db.hold;

import chat.parley.db.sql.Sql;
import chat.parley.domain.hold.CaseName;
import chat.parley.domain.hold.Hold;
import chat.parley.domain.hold.HoldId;
import chat.parley.domain.hold.HoldStore;
import chat.parley.domain.id.UserId;
import chat.parley.domain.look.Reason;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// Holds in `ops.legal_holds`.
@Singleton
final class PostgresHoldStore implements HoldStore {
  private static final String INSERT =
      """
      INSERT INTO ops.legal_holds
        (id, user_id, case_name, reason, first_approver, opened_at, ends_at, person_told)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String COLUMNS =
      """
      SELECT id, user_id, case_name, reason, first_approver, second_approver, opened_at, approved_at,
             ends_at, person_told
      FROM ops.legal_holds
      """;

  private static final String FIND = COLUMNS + "WHERE id = ?";

  private static final String NOT_ENDED =
      COLUMNS + "WHERE ends_at > ? AND (approved_at IS NOT NULL OR opened_at > ?)";

  private static final String OPEN = NOT_ENDED + " ORDER BY id DESC";

  private static final String TOLD_TO =
      NOT_ENDED + " AND user_id = ? AND person_told ORDER BY id DESC";

  private static final String APPROVE =
      """
      UPDATE ops.legal_holds SET second_approver = ?, approved_at = ?
      WHERE id = ? AND second_approver IS NULL AND ends_at > ?
      """;

  private static final String END =
      "UPDATE ops.legal_holds SET ends_at = ? WHERE id = ? AND ends_at > ?";

  private final TransactionOperations<Connection> transactions;

  PostgresHoldStore(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Hold hold) {
    transactions.executeWrite(
        status ->
            Sql.update(
                status.getConnection(),
                INSERT,
                hold.id().value(),
                hold.person().value(),
                hold.caseName().value(),
                hold.reason().value(),
                hold.askedBy().value(),
                hold.askedAt(),
                hold.endsAt(),
                hold.personTold()));
  }

  @Override
  public Optional<Hold> find(HoldId id) {
    return transactions.executeRead(
        status -> Sql.first(status.getConnection(), FIND, PostgresHoldStore::read, id.value()));
  }

  @Override
  public boolean approve(Hold approved) {
    var by = approved.approvedBy().orElseThrow().value();
    var at = approved.approvedAt().orElseThrow();
    return transactions.executeWrite(
        status ->
            Sql.update(status.getConnection(), APPROVE, by, at, approved.id().value(), at) == 1);
  }

  @Override
  public Optional<Hold> end(HoldId id, Instant now) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          return Sql.update(transaction, END, now, id.value(), now) == 0
              ? Optional.empty()
              : Sql.first(transaction, FIND, PostgresHoldStore::read, id.value());
        });
  }

  @Override
  public List<Hold> open(Instant now) {
    return transactions.executeRead(
        status ->
            Sql.list(
                status.getConnection(),
                OPEN,
                PostgresHoldStore::read,
                now,
                now.minus(Hold.APPROVAL_MAX)));
  }

  @Override
  public List<Hold> toldTo(UserId person, Instant now) {
    return transactions.executeRead(
        status ->
            Sql.list(
                status.getConnection(),
                TOLD_TO,
                PostgresHoldStore::read,
                now,
                now.minus(Hold.APPROVAL_MAX),
                person.value()));
  }

  private static Hold read(ResultSet row) throws SQLException {
    return new Hold(
        new HoldId(row.getLong("id")),
        new CaseName(row.getString("case_name")),
        new Reason(row.getString("reason")),
        new UserId(row.getLong("user_id")),
        new UserId(row.getLong("first_approver")),
        Optional.ofNullable(row.getObject("second_approver", Long.class)).map(UserId::new),
        Sql.instant(row, "opened_at"),
        Optional.ofNullable(row.getObject("approved_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        Sql.instant(row, "ends_at"),
        row.getBoolean("person_told"));
  }
}
