package chat.parley.db.message;

import chat.parley.db.key.KeyRows;
import chat.parley.db.sql.SqlFaultException;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.message.Appended;
import chat.parley.domain.message.DraftMessage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/// Stores any number of drafts in one statement, so one round trip and one commit.
///
/// Drafts claim their `clientMutationId` first, in key order; those that win lock the heads of
/// their channels in id order and take the next positions; then messages, log and outbox are
/// written. A statement does not see the rows of others that it waited for, so what did not win
/// is looked up by a second one. Whose keys were destroyed meanwhile writes nothing any more.
final class SendBatch {
  private static final String APPEND =
      """
      WITH draft AS (
        SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[],
                             ?::bigint[], ?::uuid[], ?::bytea[], ?::bytea[]) WITH ORDINALITY
          AS d (id, event_id, server_id, channel_id, author_id,
                partition, mutation_id, body_mac, body, nth)),
      fresh AS (
        INSERT INTO content.send_dedupe
          (author_id, client_mutation_id, message_id, body_mac, expires_at)
        SELECT author_id, mutation_id, id, body_mac, ?
        FROM draft
        WHERE EXISTS (SELECT FROM content.channel_heads h WHERE h.channel_id = draft.channel_id)
          AND %s
        ORDER BY author_id, mutation_id, nth
        ON CONFLICT DO NOTHING
        RETURNING message_id),
      winner AS MATERIALIZED (
        SELECT draft.*, row_number() OVER (PARTITION BY channel_id ORDER BY nth) AS step
        FROM draft JOIN fresh ON fresh.message_id = draft.id),
      locked AS MATERIALIZED (
        SELECT channel_id FROM content.channel_heads
        WHERE channel_id IN (SELECT channel_id FROM winner)
        ORDER BY channel_id
        FOR UPDATE),
      taken AS (
        UPDATE content.channel_heads h SET head_seq = h.head_seq + wanted.steps
        FROM (SELECT channel_id, count(*) AS steps
              FROM winner JOIN locked USING (channel_id) GROUP BY channel_id) wanted
        WHERE h.channel_id = wanted.channel_id
        RETURNING h.channel_id, h.head_seq - wanted.steps AS base_seq),
      placed AS MATERIALIZED (
        SELECT winner.*, base_seq + step AS channel_seq
        FROM winner JOIN taken USING (channel_id)
        ORDER BY nth),
      stored AS (
        INSERT INTO content.messages (id, server_id, channel_id, channel_seq, author_id, body)
        SELECT id, server_id, channel_id, channel_seq, author_id, body FROM placed),
      logged AS (
        INSERT INTO content.channel_log
          (channel_id, channel_seq, event_id, kind, message_id, recorded_at)
        SELECT channel_id, channel_seq, event_id, ?, id, ? FROM placed),
      announced AS (
        INSERT INTO ops.outbox_events
          (event_id, kind, partition, server_id, channel_id, entity_id, user_id, seq, mutation_id)
        SELECT event_id, ?, partition, server_id, channel_id, id, 0, channel_seq, mutation_id
        FROM placed ORDER BY nth)
      SELECT nth, channel_seq FROM placed
      """
          .formatted(KeyRows.held("draft.author_id"));

  private static final String RECALL =
      """
      SELECT d.nth, s.message_id, s.body_mac = d.body_mac AS same,
             coalesce(m.channel_seq, s.channel_seq) AS channel_seq
      FROM unnest(?::bigint[], ?::uuid[], ?::bytea[]) WITH ORDINALITY
             AS d (author_id, mutation_id, body_mac, nth)
      JOIN content.send_dedupe s
        ON s.author_id = d.author_id AND s.client_mutation_id = d.mutation_id
      LEFT JOIN content.messages m ON m.id = s.message_id
      """;

  private static final Appended GONE = new Appended.ChannelGone();

  /// A draft with its encrypted words, and the keyed MAC of what it says and where.
  @SuppressWarnings("ArrayRecordComponent") // bound to a statement, never compared
  record Sealed(DraftMessage draft, byte[] body, byte[] bodyMac) {}

  private SendBatch() {}

  /// Stores the drafts in one transaction of their own; answers in their order.
  static List<Appended> append(
      Connection connection, List<Sealed> drafts, Instant now, Instant expiresAt) {
    var results = new ArrayList<Appended>(Collections.nCopies(drafts.size(), GONE));
    try {
      if (insert(connection, drafts, now, expiresAt, results) < drafts.size()) {
        recall(connection, drafts, results);
      }
      return results;
    } catch (SQLException e) {
      throw new SqlFaultException(e);
    }
  }

  private static int insert(
      Connection connection,
      List<Sealed> drafts,
      Instant now,
      Instant expiresAt,
      List<Appended> results)
      throws SQLException {
    var created = EventKind.MESSAGE_CREATED.number();
    try (var insert = connection.prepareStatement(APPEND)) {
      var arrays = new Arrays(connection, insert, drafts);
      arrays.longs(draft -> draft.id().value());
      arrays.longs(draft -> draft.event().value());
      arrays.longs(draft -> draft.server().value());
      arrays.longs(draft -> draft.channel().value());
      arrays.longs(draft -> draft.author().value());
      arrays.longs(draft -> EventReference.partitionOf(draft.server().value()));
      arrays.mutationIds();
      arrays.bytes(Sealed::bodyMac);
      arrays.bytes(Sealed::body);
      insert.setObject(10, expiresAt.atOffset(ZoneOffset.UTC));
      insert.setInt(11, created);
      insert.setObject(12, now.atOffset(ZoneOffset.UTC));
      insert.setInt(13, created);
      try (var rows = insert.executeQuery()) {
        int stored = 0;
        while (rows.next()) {
          var draft = drafts.get(rows.getInt("nth") - 1).draft();
          results.set(
              rows.getInt("nth") - 1,
              new Appended.Stored(draft.at(draft.id(), rows.getLong("channel_seq"))));
          stored++;
        }
        return stored;
      }
    }
  }

  private static void recall(Connection connection, List<Sealed> drafts, List<Appended> results)
      throws SQLException {
    try (var recall = connection.prepareStatement(RECALL)) {
      var arrays = new Arrays(connection, recall, drafts);
      arrays.longs(draft -> draft.author().value());
      arrays.mutationIds();
      arrays.bytes(Sealed::bodyMac);
      try (var rows = recall.executeQuery()) {
        while (rows.next()) {
          int index = rows.getInt("nth") - 1;
          results.set(index, recalled(drafts.get(index).draft(), rows));
        }
      }
    }
  }

  /// What an earlier try left: of another request, or of this one when its answer was lost.
  private static Appended recalled(DraftMessage draft, ResultSet row) throws SQLException {
    if (!row.getBoolean("same")) {
      return new Appended.Conflict();
    }
    long channelSeq = row.getLong("channel_seq");
    if (row.wasNull()) {
      return GONE;
    }
    var id = new MessageId(row.getLong("message_id"));
    var message = draft.at(id, channelSeq);
    return id.equals(draft.id()) ? new Appended.Stored(message) : new Appended.Repeated(message);
  }

  /// Binds one array per column, left to right. The driver sends arrays of numbers and of bytes in
  /// binary.
  private static final class Arrays {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<Sealed> drafts;
    private int index;

    Arrays(Connection connection, PreparedStatement statement, List<Sealed> drafts) {
      this.connection = connection;
      this.statement = statement;
      this.drafts = drafts;
    }

    void longs(ToLongFunction<DraftMessage> column) throws SQLException {
      statement.setObject(++index, drafts.stream().map(Sealed::draft).mapToLong(column).toArray());
    }

    void mutationIds() throws SQLException {
      var ids = drafts.stream().map(d -> d.draft().clientMutationId()).toArray(UUID[]::new);
      statement.setArray(++index, connection.createArrayOf("uuid", ids));
    }

    void bytes(Function<Sealed, byte[]> column) throws SQLException {
      statement.setObject(++index, drafts.stream().map(column).toArray(byte[][]::new));
    }
  }
}
