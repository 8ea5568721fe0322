package chat.parley.db.outbox;

import chat.parley.db.sql.Sql;
import chat.parley.db.sql.SqlFaultException;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.EventId;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// The outbox in PostgreSQL; a transaction-level advisory lock makes one relay the leader.
@Singleton
final class PostgresOutboxQueue implements OutboxQueue {
  /// The first key of the advisory locks of relays; the second is the partition.
  private static final int LOCK_CLASS = 0x52454C59;

  private static final String WAITING =
      """
      SELECT partition FROM generate_series(0, ?) AS partition
      WHERE EXISTS (SELECT FROM ops.outbox_events o WHERE o.partition = partition.partition)
      """;

  /// One round trip; the second statement sees what was committed before the first took the lock.
  ///
  /// A crash may undo the deletion and so repeat events, which clients drop: waiting for the disk
  /// would buy nothing.
  private static final String LEAD_AND_READ =
      """
      SELECT pg_try_advisory_xact_lock(?, ?) AS leads,
             set_config('synchronous_commit', 'off', true);
      SELECT id, event_id, kind, server_id, channel_id, entity_id, user_id, seq, mutation_id
      FROM ops.outbox_events WHERE partition = ? ORDER BY id LIMIT ?
      """;

  private static final String DELETE = "DELETE FROM ops.outbox_events WHERE id = ANY (?)";

  private final ConnectionOperations<Connection> connections;
  private final TransactionOperations<Connection> transactions;

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

  PostgresOutboxQueue(
      ConnectionOperations<Connection> connections,
      TransactionOperations<Connection> transactions) {
    this.connections = connections;
    this.transactions = transactions;
  }

  @Override
  public List<Integer> waiting() {
    return connections.executeRead(
        status ->
            Sql.list(
                status.getConnection(),
                WAITING,
                row -> row.getInt("partition"),
                EventReference.PARTITIONS - 1));
  }

  @Override
  public int drain(int partition, int limit, Consumer<List<EventReference>> publish) {
    return transactions.executeWrite(
        status -> {
          var connection = status.getConnection();
          var lines = readAsLeader(connection, partition, limit);
          if (!lines.isEmpty()) {
            publish.accept(lines.stream().map(Line::event).toList());
            var ids = lines.stream().mapToLong(Line::id).toArray();
            Sql.update(connection, DELETE, (Object) ids);
          }
          return lines.size();
        });
  }

  /// The oldest events of a partition; none when another relay leads it.
  private static List<Line> readAsLeader(Connection connection, int partition, int limit) {
    try (var statement = connection.prepareStatement(LEAD_AND_READ)) {
      statement.setInt(1, LOCK_CLASS);
      statement.setInt(2, partition);
      statement.setInt(3, partition);
      statement.setInt(4, limit);
      statement.execute();
      var lines = new ArrayList<Line>();
      if (leads(statement)) {
        statement.getMoreResults();
        try (var rows = statement.getResultSet()) {
          while (rows.next()) {
            lines.add(Line.of(rows));
          }
        }
      }
      return lines;
    } catch (SQLException e) {
      throw new SqlFaultException(e);
    }
  }

  private static boolean leads(PreparedStatement statement) throws SQLException {
    try (var answer = statement.getResultSet()) {
      return answer.next() && answer.getBoolean("leads");
    }
  }
}
