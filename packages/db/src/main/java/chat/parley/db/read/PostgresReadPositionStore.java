package chat.parley.db.read;

import chat.parley.db.outbox.OutboxAppender;
import chat.parley.db.sql.Sql;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.UserId;
import chat.parley.domain.read.ReadPosition;
import chat.parley.domain.read.ReadPositionStore;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/// Read positions in PostgreSQL.
@Singleton
final class PostgresReadPositionStore implements ReadPositionStore {
  /// Membership and channel are held until the end, so that no position outlives them.
  private static final String MOVE =
      """
      INSERT INTO content.read_positions AS known (user_id, channel_id, server_id, read_seq)
      SELECT m.user_id, c.id, c.server_id, least(?, h.head_seq)
      FROM content.channels c
      JOIN content.members m ON m.server_id = c.server_id AND m.user_id = ?
      JOIN content.channel_heads h ON h.channel_id = c.id
      WHERE c.id = ?
      FOR KEY SHARE OF c, m
      ON CONFLICT (user_id, channel_id) DO UPDATE SET read_seq = excluded.read_seq
        WHERE known.read_seq < excluded.read_seq
           OR (known.read_seq > excluded.read_seq AND ?)
      """;

  private static final String FIND =
      """
      SELECT position.read_seq,
             content.unread_of(position.user_id, position.channel_id, position.read_seq) AS unread
      FROM (
        SELECT m.user_id, c.id AS channel_id, coalesce(p.read_seq, 0) AS read_seq
        FROM content.channels c
        JOIN content.members m ON m.server_id = c.server_id AND m.user_id = ?
        LEFT JOIN content.read_positions p ON p.user_id = m.user_id AND p.channel_id = c.id
        WHERE c.id = ?
      ) position
      """;

  private final TransactionOperations<Connection> transactions;
  private final IdSource ids;

  PostgresReadPositionStore(TransactionOperations<Connection> transactions, IdSource ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  @Override
  public Optional<ReadPosition> move(UserId user, ChannelId channel, long seq, boolean allowBack) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          int moved = Sql.update(transaction, MOVE, seq, user.value(), channel.value(), allowBack);
          if (moved == 1) {
            OutboxAppender.append(transaction, List.of(movedEvent(user, channel)));
          }
          return find(transaction, user, channel);
        });
  }

  @Override
  public Optional<ReadPosition> find(UserId user, ChannelId channel) {
    return transactions.executeRead(status -> find(status.getConnection(), user, channel));
  }

  private static Optional<ReadPosition> find(
      Connection connection, UserId user, ChannelId channel) {
    return Sql.first(
        connection,
        FIND,
        row -> new ReadPosition(channel, row.getLong("read_seq"), row.getInt("unread")),
        user.value(),
        channel.value());
  }

  private EventReference movedEvent(UserId user, ChannelId channel) {
    return new EventReference(
        new EventId(ids.next()),
        EventKind.READ_POSITION_MOVED,
        0,
        channel.value(),
        0,
        user.value(),
        0,
        null);
  }
}
