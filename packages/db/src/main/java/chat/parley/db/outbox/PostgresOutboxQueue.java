package chat.parley.db.outbox;

import chat.parley.db.sql.Sql;
import chat.parley.db.sql.SqlFaultException;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.EventId;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The outbox in PostgreSQL; a transaction-level advisory lock makes one relay the leader.
@Singleton
final class PostgresOutboxQueue implements OutboxQueue {
  /// The first key of the advisory locks of relays; the second is the partition.
  private static final int LOCK_CLASS = 0x52454C59;

  /// One round trip. The first statement takes the lead of a partition and remembers which; the
  /// second sees what was committed before that. Partitions are found before their locks are tried,
  /// or the planner might lock them all.
  ///
  /// A crash may undo the deletion and so repeat events, which clients drop: waiting for the disk
  /// would buy nothing.
  private static final String LEAD_AND_READ =
      """
      WITH waiting AS MATERIALIZED (
        SELECT number FROM generate_series(0, ?) AS number
        WHERE number <> ALL (?)
          AND EXISTS (SELECT FROM ops.outbox_events WHERE partition = number)),
      led AS MATERIALIZED (
        SELECT number FROM waiting WHERE pg_try_advisory_xact_lock(?, number) LIMIT 1)
      SELECT set_config('parley.led', coalesce((SELECT number FROM led), ?)::text, true)::int AS led,
             set_config('synchronous_commit', 'off', true);
      SELECT id, event_id, kind, server_id, channel_id, entity_id, user_id, seq, mutation_id
      FROM ops.outbox_events
      WHERE partition = current_setting('parley.led')::int ORDER BY id LIMIT ?
      """;

  /// What the first statement answers when there is no partition to lead.
  private static final int NONE = -1;

  private static final String DELETE = "DELETE FROM ops.outbox_events WHERE id = ANY (?)";

  private final TransactionOperations<Connection> transactions;

  /// @param partition [#NONE] when there is none to read
  private record Lead(int partition, List<Line> lines) {}

  private record Line(long id, EventReference event) {
    static Line of(ResultSet row) throws SQLException {
      return new Line(
          row.getLong("id"),
          new EventReference(
              new EventId(row.getLong("event_id")),
              EventKind.of(row.getInt("kind")),
              row.getLong("server_id"),
              row.getLong("channel_id"),
              row.getLong("entity_id"),
              row.getLong("user_id"),
              row.getLong("seq"),
              row.getObject("mutation_id", UUID.class)));
    }
  }

  PostgresOutboxQueue(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Drained> drain(Collection<Integer> except, int limit, Publish publish) {
    return transactions.executeWrite(
        status -> {
          var connection = status.getConnection();
          var lead = lead(connection, except, limit);
          var lines = lead.lines();
          if (!lines.isEmpty()) {
            publish.accept(lead.partition(), lines.stream().map(Line::event).toList());
            var ids = lines.stream().mapToLong(Line::id).toArray();
            Sql.update(connection, DELETE, (Object) ids);
          }
          return lead.partition() == NONE
              ? Optional.empty()
              : Optional.of(new Drained(lead.partition(), lines.size()));
        });
  }

  private static Lead lead(Connection connection, Collection<Integer> except, int limit) {
    try (var statement = connection.prepareStatement(LEAD_AND_READ)) {
      statement.setInt(1, EventReference.PARTITIONS - 1);
      statement.setObject(2, except.stream().mapToInt(Integer::intValue).toArray());
      statement.setInt(3, LOCK_CLASS);
      statement.setInt(4, NONE);
      statement.setInt(5, limit);
      statement.execute();
      var led = rows(statement, row -> row.getInt("led"));
      statement.getMoreResults();
      return new Lead(led.getFirst(), rows(statement, Line::of));
    } catch (SQLException e) {
      throw new SqlFaultException(e);
    }
  }

  private static <T> List<T> rows(PreparedStatement statement, Sql.Row<T> row) throws SQLException {
    var found = new ArrayList<T>();
    try (var rows = statement.getResultSet()) {
      while (rows.next()) {
        found.add(row.map(rows));
      }
    }
    return found;
  }
}
