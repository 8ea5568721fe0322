package chat.parley.db.message;

import chat.parley.db.farewell.Farewell;
import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.UserId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.stream.LongStream;

/// Deletes messages of somebody who is erased as any message is deleted: each takes a position of
/// its channel and is announced. What is left is positions without content or author.
///
/// As in a deletion of one message, the messages are locked before the heads of their channels, and
/// the heads in id order. A message that somebody else is at is left for later.
@Singleton
final class MessageFarewell implements Farewell {
  /// The partition is computed as [EventReference#partitionOf] does: there are a power of two.
  private static final String DELETE =
      """
      WITH doomed AS MATERIALIZED (
        SELECT id FROM content.messages
        WHERE author_id = ? AND (?::bigint = 0 OR server_id = ?)
        LIMIT ? FOR UPDATE SKIP LOCKED),
      deleted AS (
        DELETE FROM content.messages m USING doomed WHERE m.id = doomed.id
        RETURNING m.id, m.server_id, m.channel_id),
      locked AS MATERIALIZED (
        SELECT channel_id FROM content.channel_heads
        WHERE channel_id IN (SELECT channel_id FROM deleted)
        ORDER BY channel_id FOR UPDATE),
      taken AS (
        UPDATE content.channel_heads h SET head_seq = h.head_seq + wanted.steps
        FROM (SELECT channel_id, count(*) AS steps
              FROM deleted JOIN locked USING (channel_id) GROUP BY channel_id) wanted
        WHERE h.channel_id = wanted.channel_id
        RETURNING h.channel_id, h.head_seq - wanted.steps AS base_seq),
      event AS MATERIALIZED (
        SELECT d.id, d.server_id, d.channel_id, e.event_id,
               t.base_seq + row_number() OVER (PARTITION BY d.channel_id ORDER BY d.nth) AS seq
        FROM (SELECT *, row_number() OVER (ORDER BY id) AS nth FROM deleted) d
        JOIN unnest(?::bigint[]) WITH ORDINALITY AS e (event_id, nth) USING (nth)
        JOIN taken t USING (channel_id)),
      logged AS (
        INSERT INTO content.channel_log
          (channel_id, channel_seq, event_id, kind, message_id, recorded_at)
        SELECT channel_id, seq, event_id, ?, id, ? FROM event),
      announced AS (
        INSERT INTO ops.outbox_events
          (event_id, kind, partition, server_id, channel_id, entity_id, user_id, seq)
        SELECT event_id, ?, ((server_id # (server_id >> 32)) & ?)::smallint,
               server_id, channel_id, id, 0, seq
        FROM event ORDER BY channel_id, seq)
      SELECT count(*) AS deleted FROM deleted
      """;

  private final IdSource ids;
  private final InstantSource clock;

  MessageFarewell(IdSource ids, InstantSource clock) {
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public String table() {
    return "content.messages";
  }

  @Override
  public int delete(Connection transaction, UserId person, ErasureScope scope, int rowsMax) {
    long only = scope instanceof ErasureScope.OneServer(var server) ? server.value() : 0;
    int kind = EventKind.MESSAGE_DELETED.number();
    return Sql.one(
        transaction,
        DELETE,
        row -> row.getInt("deleted"),
        person.value(),
        only,
        only,
        rowsMax,
        LongStream.generate(ids::next).limit(rowsMax).toArray(),
        kind,
        clock.instant(),
        kind,
        EventReference.PARTITIONS - 1);
  }
}
