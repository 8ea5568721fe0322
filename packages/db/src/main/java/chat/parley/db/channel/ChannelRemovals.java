package chat.parley.db.channel;

import chat.parley.db.message.ChannelHeads;
import chat.parley.db.sql.Sql;
import chat.parley.domain.id.ChannelId;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;

/// Removes what deleted channels leave behind, a batch per transaction. Nodes may work at once:
/// each takes the channel that has waited longest and that no other holds.
@Singleton
public final class ChannelRemovals {
  /// As the privacy inventory names it.
  public static final String TABLE = "ops.channel_removals";

  private static final String NEXT =
      """
      SELECT channel_id FROM ops.channel_removals
      ORDER BY removed_at, channel_id LIMIT 1 FOR UPDATE SKIP LOCKED
      """;

  private static final String OVERDUE =
      """
      SELECT count(*) AS channels FROM ops.channel_removals
      WHERE removed_at <= now() - make_interval(secs => ?)
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
          channel.ifPresent(found -> removeBatch(transaction, found, rowsMax));
          return channel.isPresent();
        });
  }

  /// How many deleted channels still have messages after a time.
  public long overdue(Duration age) {
    return transactions.executeRead(
        status ->
            Sql.one(
                status.getConnection(), OVERDUE, row -> row.getLong("channels"), age.toSeconds()));
  }

  private static Optional<ChannelId> next(Connection transaction) {
    return Sql.first(transaction, NEXT, row -> new ChannelId(row.getLong("channel_id")));
  }

  private static void removeBatch(Connection transaction, ChannelId channel, int rowsMax) {
    if (ChannelHeads.removeSome(transaction, channel, rowsMax) == 0) {
      Sql.update(transaction, DONE, channel.value());
    }
  }
}
