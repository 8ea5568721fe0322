package chat.parley.db.message;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.sql.Sql;
import chat.parley.db.sql.SqlFaultException;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.key.RootKey;
import chat.parley.domain.message.Appended;
import chat.parley.domain.message.DraftMessage;
import chat.parley.domain.message.LoggedEvent;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessageEdit;
import chat.parley.domain.message.MessagePage;
import chat.parley.domain.message.MessageStore;
import chat.parley.domain.message.PagePosition;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Messages in PostgreSQL. Sends share commits ([GroupCommit], [SendBatch]); an edit or a
/// deletion is one statement of its own. Every statement here commits by itself.
@Singleton
final class PostgresMessageStore implements MessageStore, AutoCloseable {
  private static final Duration DEDUPE_AGE_MAX = Duration.ofHours(24);

  private static final String EDIT =
      """
      WITH edited AS (
        UPDATE content.messages SET body = ?, edited_at = ?
        WHERE id = ? AND channel_id = ? AND author_id = ?
        RETURNING id, server_id, channel_id),
      head AS (
        UPDATE content.channel_heads h SET head_seq = h.head_seq + 1
        FROM edited WHERE h.channel_id = edited.channel_id
        RETURNING h.channel_id, h.head_seq),
      event AS MATERIALIZED (SELECT * FROM edited JOIN head USING (channel_id)),
      logged AS (
        INSERT INTO content.channel_log
          (channel_id, channel_seq, event_id, kind, message_id, recorded_at)
        SELECT channel_id, head_seq, ?, ?, id, ? FROM event),
      announced AS (
        INSERT INTO ops.outbox_events
          (event_id, kind, partition, server_id, channel_id, entity_id, user_id, seq)
        SELECT ?, ?, ?, server_id, channel_id, id, 0, head_seq FROM event)
      SELECT id FROM event
      """;

  /// The position of the message is kept with its `clientMutationId`, for repeats of the send.
  private static final String DELETE =
      """
      WITH deleted AS (
        DELETE FROM content.messages WHERE id = ? AND channel_id = ?
        RETURNING id, server_id, channel_id, channel_seq, author_id),
      remembered AS (
        UPDATE content.send_dedupe d SET channel_seq = deleted.channel_seq
        FROM deleted WHERE d.author_id = deleted.author_id AND d.message_id = deleted.id),
      head AS (
        UPDATE content.channel_heads h SET head_seq = h.head_seq + 1
        FROM deleted WHERE h.channel_id = deleted.channel_id
        RETURNING h.channel_id, h.head_seq),
      event AS MATERIALIZED (SELECT * FROM deleted JOIN head USING (channel_id)),
      logged AS (
        INSERT INTO content.channel_log
          (channel_id, channel_seq, event_id, kind, message_id, recorded_at)
        SELECT channel_id, head_seq, ?, ?, id, ? FROM event),
      announced AS (
        INSERT INTO ops.outbox_events
          (event_id, kind, partition, server_id, channel_id, entity_id, user_id, seq)
        SELECT ?, ?, ?, server_id, channel_id, id, 0, head_seq FROM event)
      SELECT id FROM event
      """;

  /// What restricted people wrote is withheld.
  private static final String FIND =
      """
      SELECT id, server_id, channel_id, channel_seq, author_id, edited_at, body
      FROM content.messages m WHERE id = ANY (?) AND NOT EXISTS (
        SELECT FROM identity.accounts a WHERE a.user_id = m.author_id AND a.restricted)
      """;

  private final ConnectionOperations<Connection> connections;
  private final MessageCipher cipher;
  private final InstantSource clock;
  private final GroupCommit<SendBatch.Sealed, Appended> sends;

  PostgresMessageStore(
      ConnectionOperations<Connection> connections,
      FieldCipher cipher,
      RootKey rootKey,
      InstantSource clock,
      MessageWriters writers) {
    this.connections = connections;
    this.cipher = new MessageCipher(cipher, rootKey);
    this.clock = clock;
    this.sends = new GroupCommit<>(writers, this::commit, PostgresMessageStore::isUnreachable);
  }

  @Override
  public Appended append(DraftMessage draft) {
    return sends
        .submit(draft.channel().value(), cipher.seal(draft))
        .orElseGet(Appended.Unavailable::new);
  }

  @Override
  public Optional<Message> edit(MessageEdit edit) {
    var message = edit.message();
    int kind = EventKind.MESSAGE_EDITED.number();
    var edited =
        connections.executeWrite(
            status ->
                Sql.first(
                    status.getConnection(),
                    EDIT,
                    row -> row.getLong("id"),
                    cipher.encrypt(message, edit.content()),
                    edit.at(),
                    message.id().value(),
                    message.channel().value(),
                    message.author().value(),
                    edit.event().value(),
                    kind,
                    clock.instant(),
                    edit.event().value(),
                    kind,
                    EventReference.partitionOf(message.server().value())));
    return edited.map(_ -> message.edited(edit.content(), edit.at()));
  }

  @Override
  public boolean delete(Message message, EventId event) {
    int kind = EventKind.MESSAGE_DELETED.number();
    return connections
        .executeWrite(
            status ->
                Sql.first(
                    status.getConnection(),
                    DELETE,
                    row -> row.getLong("id"),
                    message.id().value(),
                    message.channel().value(),
                    event.value(),
                    kind,
                    clock.instant(),
                    event.value(),
                    kind,
                    EventReference.partitionOf(message.server().value())))
        .isPresent();
  }

  @Override
  public Optional<Message> find(ChannelId channel, MessageId id) {
    return Optional.ofNullable(find(List.of(id)).get(id))
        .filter(message -> message.channel().equals(channel));
  }

  @Override
  public Map<MessageId, Message> find(Collection<MessageId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    var values = ids.stream().mapToLong(MessageId::value).toArray();
    var rows =
        connections.executeRead(
            status -> Sql.list(status.getConnection(), FIND, MessageRow::of, (Object) values));
    var messages = HashMap.<MessageId, Message>newHashMap(rows.size());
    cipher.open(rows).forEach(found -> messages.put(found.id(), found));
    return messages;
  }

  @Override
  public MessagePage page(ChannelId channel, PagePosition position, int limit) {
    var window = PageWindow.of(position, limit);
    var found = connections.executeRead(status -> window.read(status.getConnection(), channel));
    return new MessagePage(
        cipher.open(found.rows()), found.hasOlder(), found.hasNewer(), found.headSeq());
  }

  @Override
  public Replay eventsAfter(ChannelId channel, long afterSeq, int limit, Instant oldest) {
    var log =
        connections.executeRead(
            status -> ChannelLog.read(status.getConnection(), channel, afterSeq, limit, oldest));
    if (log.isEmpty()) {
      return new Replay.OutOfReach();
    }
    var events = log.get().events();
    var referred = events.stream().map(LoggedEvent::message).distinct().toList();
    return new Replay.Positions(events, find(referred), log.get().headSeq());
  }

  @Override
  @PreDestroy
  public void close() {
    sends.close();
  }

  private List<Appended> commit(List<SendBatch.Sealed> drafts) {
    var now = clock.instant();
    return connections.executeWrite(
        status -> SendBatch.append(status.getConnection(), drafts, now, now.plus(DEDUPE_AGE_MAX)));
  }

  /// Whether trying the items one by one is hopeless: no connection, no resources, shutting down.
  private static boolean isUnreachable(RuntimeException fault) {
    return !(fault instanceof SqlFaultException sql) || sql.isUnreachable();
  }
}
