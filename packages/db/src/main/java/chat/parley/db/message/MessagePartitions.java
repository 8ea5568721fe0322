package chat.parley.db.message;

import chat.parley.db.sql.Sql;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;

/// The monthly partitions of `content.messages`. A message whose month has none cannot be stored,
/// so they are made months ahead: by the migration, and from then on by the worker.
@Singleton
public final class MessagePartitions {
  public static final int MONTHS_AHEAD = 3;

  private static final String ENSURE = "SELECT content.ensure_message_partitions(?, ?) AS created";

  private final ConnectionOperations<Connection> connections;

  MessagePartitions(ConnectionOperations<Connection> connections) {
    this.connections = connections;
  }

  /// Makes what is missing from the month of `now` on; answers how many that were.
  public int ensure(Instant now) {
    return connections.executeWrite(
        status ->
            Sql.one(
                status.getConnection(), ENSURE, row -> row.getInt("created"), now, MONTHS_AHEAD));
  }
}
