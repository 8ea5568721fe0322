package chat.parley.db.retention;

import chat.parley.db.sql.Sql;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.IdSource;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Deletes messages that were kept for as long as their channel says, a batch of one channel per
/// transaction. A deletion is an event like that of a person: it takes a position and is told.
///
/// A message is as old as its id, so only partitions are read in which one can be too old. The head
/// of the channel is locked first, and messages that somebody else holds are left for the next
/// turn: a sweep never waits for a row, so it is in nobody's circle of locks. What somebody under a
/// legal hold wrote stays until the hold ends.
@Singleton
public final class MessageExpiry {
  /// The next channel after one, by id, that holds a message which is due.
  private static final String NEXT_DUE =
      """
      SELECT c.id, c.server_id, e.cutoff
      FROM content.channels c
      JOIN content.servers s ON s.id = c.server_id
      CROSS JOIN content.instance_policy i
      CROSS JOIN (SELECT ?::timestamptz AS at) now
      CROSS JOIN LATERAL (
        SELECT content.first_message_id(now.at - make_interval(days => least(
          content.days_at(c.retention_days, c.retention_next_days, c.retention_next_from, now.at),
          content.days_at(s.retention_days, s.retention_next_days, s.retention_next_from, now.at),
          content.days_at(i.retention_days, i.retention_next_days, i.retention_next_from, now.at)
        ))) AS cutoff) e
      WHERE c.id > ? AND e.cutoff IS NOT NULL AND EXISTS (
        SELECT 1 FROM content.messages m
        WHERE m.channel_id = c.id AND m.id < e.cutoff AND NOT EXISTS (
          SELECT 1 FROM ops.legal_holds h
          WHERE h.user_id = m.author_id AND h.approved_at <= now.at AND h.ends_at > now.at))
      ORDER BY c.id LIMIT 1
      """;

  private static final String LOCK_HEAD =
      "SELECT head_seq FROM content.channel_heads WHERE channel_id = ? FOR UPDATE";

  private static final String OLDEST =
      """
      SELECT m.id FROM content.messages m
      WHERE m.channel_id = ? AND m.id < ? AND NOT EXISTS (
        SELECT 1 FROM ops.legal_holds h
        WHERE h.user_id = m.author_id AND h.approved_at <= ? AND h.ends_at > ?)
      ORDER BY m.channel_seq LIMIT ? FOR UPDATE OF m SKIP LOCKED
      """;

  private static final String DELETE =
      """
      WITH asked AS (
        SELECT * FROM unnest(?::bigint[], ?::bigint[]) AS pair (message_id, event_id)),
      deleted AS (
        DELETE FROM content.messages m USING asked
        WHERE m.id = asked.message_id AND m.channel_id = ?
        RETURNING m.id, m.channel_id, m.server_id, m.channel_seq, asked.event_id),
      head AS (
        UPDATE content.channel_heads SET head_seq = head_seq + (SELECT count(*) FROM deleted)
        WHERE channel_id = ?
        RETURNING head_seq),
      event AS MATERIALIZED (
        SELECT d.*, head.head_seq - count(*) OVER () + row_number() OVER (ORDER BY d.channel_seq)
          AS event_seq
        FROM deleted d CROSS JOIN head),
      logged AS (
        INSERT INTO content.channel_log
          (channel_id, channel_seq, event_id, kind, message_id, recorded_at)
        SELECT channel_id, event_seq, event_id, ?, id, ? FROM event),
      announced AS (
        INSERT INTO ops.outbox_events
          (event_id, kind, partition, server_id, channel_id, entity_id, user_id, seq)
        SELECT event_id, ?, ?, server_id, channel_id, id, 0, event_seq FROM event
        ORDER BY event_seq)
      SELECT count(*) AS messages FROM event
      """;

  private final TransactionOperations<Connection> transactions;
  private final IdSource ids;

  public MessageExpiry(TransactionOperations<Connection> transactions, IdSource ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  /// A channel that holds messages which are due: all those before an id.
  public record Due(long channel, long server, long cutoff) {}

  /// The first after a channel, by id; 0 comes before all.
  public Optional<Due> nextAfter(long channel, Instant now) {
    return transactions.executeRead(
        status ->
            Sql.first(
                status.getConnection(),
                NEXT_DUE,
                row -> new Due(row.getLong("id"), row.getLong("server_id"), row.getLong("cutoff")),
                now,
                channel));
  }

  /// Deletes at most so many of the oldest; answers how many.
  public int deleteBatch(Due due, Instant now, int messagesMax) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          return Sql.first(transaction, LOCK_HEAD, row -> row.getLong("head_seq"), due.channel())
              .map(_ -> delete(transaction, due, now, messagesMax))
              .orElse(0);
        });
  }

  private int delete(Connection transaction, Due due, Instant now, int messagesMax) {
    var messages = oldest(transaction, due, now, messagesMax);
    long[] events = messages.stream().mapToLong(_ -> ids.next()).toArray();
    int kind = EventKind.MESSAGE_DELETED.number();
    return Sql.one(
        transaction,
        DELETE,
        row -> row.getInt("messages"),
        messages.stream().mapToLong(Long::longValue).toArray(),
        events,
        due.channel(),
        due.channel(),
        kind,
        now,
        kind,
        EventReference.partitionOf(due.server()));
  }

  private static List<Long> oldest(Connection transaction, Due due, Instant now, int messagesMax) {
    return Sql.list(
        transaction,
        OLDEST,
        row -> row.getLong("id"),
        due.channel(),
        due.cutoff(),
        now,
        now,
        messagesMax);
  }
}
