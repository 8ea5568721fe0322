package chat.parley.db.breach;

import chat.parley.db.sql.Sql;
import chat.parley.domain.breach.Breach;
import chat.parley.domain.breach.BreachId;
import chat.parley.domain.breach.BreachStore;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/// Breaches in `ops.breaches`.
@Singleton
final class PostgresBreachStore implements BreachStore {
  private static final String INSERT =
      """
      INSERT INTO ops.breaches (id, name, what, began_at, ended_at, noticed_at, records)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String ALL =
      """
      SELECT id, name, what, began_at, ended_at, noticed_at, notified_at, records
      FROM ops.breaches
      """;

  private static final String FIND = ALL + "WHERE id = ?";

  private static final String LIST = ALL + "ORDER BY id DESC";

  private static final String NOTIFIED =
      "UPDATE ops.breaches SET notified_at = coalesce(notified_at, ?) WHERE id = ?";

  private final TransactionOperations<Connection> transactions;

  PostgresBreachStore(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public void add(Breach breach) {
    transactions.executeWrite(
        status ->
            Sql.update(
                status.getConnection(),
                INSERT,
                breach.id().value(),
                breach.name(),
                breach.what(),
                breach.beganAt(),
                breach.endedAt(),
                breach.noticedAt(),
                breach.records().toArray(String[]::new)));
  }

  @Override
  public Optional<Breach> find(BreachId id) {
    return transactions.executeRead(status -> find(status.getConnection(), id));
  }

  @Override
  public List<Breach> list() {
    return transactions.executeRead(
        status -> Sql.list(status.getConnection(), LIST, PostgresBreachStore::read));
  }

  @Override
  public Optional<Breach> notified(BreachId id, Instant at) {
    return transactions.executeWrite(
        status -> {
          Sql.update(status.getConnection(), NOTIFIED, at, id.value());
          return find(status.getConnection(), id);
        });
  }

  private static Optional<Breach> find(Connection connection, BreachId id) {
    return Sql.first(connection, FIND, PostgresBreachStore::read, id.value());
  }

  private static Breach read(ResultSet row) throws SQLException {
    return new Breach(
        new BreachId(row.getLong("id")),
        row.getString("name"),
        row.getString("what"),
        Sql.instant(row, "began_at"),
        Sql.instant(row, "ended_at"),
        Sql.instant(row, "noticed_at"),
        Optional.ofNullable(row.getObject("notified_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        List.of((String[]) row.getArray("records").getArray()));
  }
}
