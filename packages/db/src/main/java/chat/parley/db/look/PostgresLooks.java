package chat.parley.db.look;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.key.FieldId;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.UserId;
import chat.parley.domain.instance.Administrator;
import chat.parley.domain.look.Look;
import chat.parley.domain.look.Looks;
import chat.parley.domain.look.Reason;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Looks in `ops.looks`.
@Singleton
final class PostgresLooks implements Looks {
  private static final long NO_CHANNEL = 0;

  private static final String INSERT =
      """
      INSERT INTO ops.looks (id, user_id, administrator_id, kind, reason, at)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private static final String AT =
      """
      SELECT id, kind, reason, at FROM ops.looks WHERE user_id = ? ORDER BY id DESC LIMIT ?
      """;

  private final TransactionOperations<Connection> transactions;
  private final FieldCipher cipher;
  private final IdSource ids;

  PostgresLooks(TransactionOperations<Connection> transactions, FieldCipher cipher, IdSource ids) {
    this.transactions = transactions;
    this.cipher = cipher;
    this.ids = ids;
  }

  @Override
  public void record(Administrator by, UserId person, Look.Kind kind, Reason reason, Instant at) {
    long id = ids.next();
    var sealed =
        cipher.encrypt(
            FieldId.LOOK_REASON,
            person,
            id,
            NO_CHANNEL,
            reason.value().getBytes(StandardCharsets.UTF_8));
    transactions.executeWrite(
        status ->
            Sql.update(
                status.getConnection(),
                INSERT,
                id,
                person.value(),
                by.id().value(),
                kind.number(),
                sealed,
                at));
  }

  @Override
  public List<Look> at(UserId person, int looksMax) {
    cipher.warm(List.of(person));
    return transactions
        .executeRead(
            status ->
                Sql.list(
                    status.getConnection(), AT, row -> open(person, row), person.value(), looksMax))
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Look> open(UserId person, ResultSet row) throws SQLException {
    long id = row.getLong("id");
    var kind = Look.Kind.of(row.getInt("kind"));
    var at = Sql.instant(row, "at");
    return cipher
        .decrypt(FieldId.LOOK_REASON, person, id, NO_CHANNEL, row.getBytes("reason"))
        .map(text -> new Look(id, kind, new Reason(new String(text, StandardCharsets.UTF_8)), at));
  }
}
