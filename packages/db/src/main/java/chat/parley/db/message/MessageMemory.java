package chat.parley.db.message;

import chat.parley.db.sql.Sql;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;

/// What is remembered about messages for a while: the log that catch-up reads, and what was sent.
@Singleton
public final class MessageMemory {
  private static final String SWEEP_LOG =
      """
      DELETE FROM content.channel_log WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM content.channel_log WHERE recorded_at < ? LIMIT ?))
      """;

  private static final String SWEEP_DEDUPE =
      """
      DELETE FROM content.send_dedupe WHERE ctid = ANY (ARRAY(
        SELECT ctid FROM content.send_dedupe WHERE expires_at < ? LIMIT ?))
      """;

  private final ConnectionOperations<Connection> connections;

  MessageMemory(ConnectionOperations<Connection> connections) {
    this.connections = connections;
  }

  /// Forgets up to `rowsMax` log entries from before a moment; answers how many.
  public int sweepLog(Instant before, int rowsMax) {
    return sweep(SWEEP_LOG, before, rowsMax);
  }

  /// Forgets up to `rowsMax` sends that expired before a moment; answers how many.
  public int sweepSends(Instant now, int rowsMax) {
    return sweep(SWEEP_DEDUPE, now, rowsMax);
  }

  private int sweep(String sql, Instant before, int rowsMax) {
    return connections.executeWrite(
        status -> Sql.update(status.getConnection(), sql, before, rowsMax));
  }
}
