package chat.parley.db.outbox;

import chat.parley.db.sql.SqlFaultException;
import chat.parley.domain.event.EventReference;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/// Appends events to the outbox inside the caller's transaction, so a change and its event
/// cannot part.
public final class OutboxAppender {
  private static final String INSERT =
      """
      INSERT INTO ops.outbox_events
        (event_id, kind, partition, server_id, channel_id, entity_id, user_id, seq, mutation_id)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private OutboxAppender() {}

  public static void append(Connection transaction, List<EventReference> events) {
    try (var insert = transaction.prepareStatement(INSERT)) {
      for (var event : events) {
        insert.setLong(1, event.id().value());
        insert.setInt(2, event.kind().number());
        insert.setInt(3, event.partition());
        insert.setLong(4, event.serverId());
        insert.setLong(5, event.channelId());
        insert.setLong(6, event.entityId());
        insert.setLong(7, event.userId());
        insert.setLong(8, event.seq());
        if (event.mutationId() == null) {
          insert.setNull(9, Types.OTHER);
        } else {
          insert.setObject(9, event.mutationId());
        }
        insert.addBatch();
      }
      insert.executeBatch();
    } catch (SQLException e) {
      throw new SqlFaultException(e);
    }
  }
}
