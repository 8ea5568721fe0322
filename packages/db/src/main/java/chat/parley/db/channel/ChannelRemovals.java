package chat.parley.db.channel;

import chat.parley.db.sql.Sql;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Optional;

/// Removes what deleted channels leave behind, a batch per transaction. Nodes may work at once:
/// each takes a channel that no other holds.
@Singleton
public final class ChannelRemovals {
  private static final String NEXT =
      """
      SELECT channel_id FROM ops.channel_removals
      ORDER BY channel_id LIMIT 1 FOR UPDATE SKIP LOCKED
      """;

  private static final String DELETE_MESSAGES =
      """
      DELETE FROM content.messages WHERE id IN (
        SELECT id FROM content.messages WHERE channel_id = ? ORDER BY channel_seq DESC LIMIT ?
      )
      """;

  private static final String DELETE_LOG =
      """
      DELETE FROM content.channel_log WHERE channel_id = ? AND channel_seq IN (
        SELECT channel_seq FROM content.channel_log WHERE channel_id = ? LIMIT ?
      )
      """;

  private static final String DONE = "DELETE FROM ops.channel_removals WHERE channel_id = ?";

  private final TransactionOperations<Connection> transactions;

  public ChannelRemovals(TransactionOperations<Connection> transactions) {
    this.transactions = transactions;
  }

  /// Removes at most so many messages, and as many positions, of one channel. False when there was
  /// nothing to do.
  public boolean removeBatch(int rowsMax) {
    return transactions.executeWrite(
        status -> {
          var transaction = status.getConnection();
          var channel = next(transaction);
          channel.ifPresent(id -> removeBatch(transaction, id, rowsMax));
          return channel.isPresent();
        });
  }

  private static Optional<Long> next(Connection transaction) {
    return Sql.first(transaction, NEXT, row -> row.getLong("channel_id"));
  }

  private static void removeBatch(Connection transaction, long channel, int rowsMax) {
    int messages = Sql.update(transaction, DELETE_MESSAGES, channel, rowsMax);
    int positions = Sql.update(transaction, DELETE_LOG, channel, channel, rowsMax);
    if (messages < rowsMax && positions < rowsMax) {
      Sql.update(transaction, DONE, channel);
    }
  }
}
