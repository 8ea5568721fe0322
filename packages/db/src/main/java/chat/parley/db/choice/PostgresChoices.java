package chat.parley.db.choice;

import chat.parley.db.sql.Sql;
import chat.parley.domain.choice.Choice;
import chat.parley.domain.choice.ChoiceEvent;
import chat.parley.domain.choice.Choices;
import chat.parley.domain.choice.OfferedPurpose;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.UserId;
import chat.parley.shared.crypto.Sha256;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.Purpose;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/// Choices in `identity.choice_events`; nothing here changes or removes one.
@Singleton
final class PostgresChoices implements Choices {
  /// Of the SHA-256 of the words; enough to tell versions of a sentence apart.
  private static final int VERSION_BYTES = 8;

  private static final String OF =
      """
      SELECT purpose, version, choice, at FROM identity.choice_events
      WHERE user_id = ? ORDER BY id DESC
      """;

  private static final String LOCK_PERSON =
      "SELECT user_id FROM identity.accounts WHERE user_id = ? FOR NO KEY UPDATE";

  private static final String INSERT =
      """
      INSERT INTO identity.choice_events (id, user_id, purpose, version, choice, at)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private final TransactionOperations<Connection> transactions;
  private final IdSource ids;
  private final List<OfferedPurpose> purposes;

  PostgresChoices(
      TransactionOperations<Connection> transactions, IdSource ids, Inventory inventory) {
    this.transactions = transactions;
    this.ids = ids;
    this.purposes = inventory.purposes().values().stream().map(PostgresChoices::offer).toList();
  }

  @Override
  public List<OfferedPurpose> purposes() {
    return purposes;
  }

  @Override
  public List<ChoiceEvent> of(UserId person) {
    return transactions.executeRead(status -> of(status.getConnection(), person));
  }

  @Override
  public boolean add(UserId person, ChoiceEvent event, Predicate<List<ChoiceEvent>> rule) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          boolean isThere =
              Sql.first(transaction, LOCK_PERSON, row -> row.getLong("user_id"), person.value())
                  .isPresent();
          return isThere
              && rule.test(of(transaction, person))
              && insert(transaction, person, event) == 1;
        });
  }

  private int insert(Connection transaction, UserId person, ChoiceEvent event) {
    return Sql.update(
        transaction,
        INSERT,
        ids.next(),
        person.value(),
        event.purpose(),
        event.version(),
        event.choice().number(),
        event.at());
  }

  private static List<ChoiceEvent> of(Connection connection, UserId person) {
    return Sql.list(connection, OF, PostgresChoices::read, person.value());
  }

  private static ChoiceEvent read(ResultSet row) throws SQLException {
    return new ChoiceEvent(
        row.getString("purpose"),
        row.getString("version"),
        Choice.of(row.getInt("choice")),
        Sql.instant(row, "at"));
  }

  private static OfferedPurpose offer(Purpose purpose) {
    return new OfferedPurpose(
        purpose.key(),
        purpose.basis(),
        purpose.words(),
        purpose.recipients(),
        purpose.interest(),
        version(purpose));
  }

  /// Whoever changes a word changes the version, without thinking of it.
  private static String version(Purpose purpose) {
    var read =
        String.join(
            "\n",
            purpose.basis(),
            purpose.words(),
            purpose.recipients(),
            purpose.interest().orElse(""));
    return HexFormat.of().formatHex(Sha256.of(read), 0, VERSION_BYTES);
  }
}
