package chat.parley.db.message;

import chat.parley.db.sql.Sql;
import chat.parley.domain.id.ChannelId;
import java.sql.Connection;

/// The beginning and the end of a channel's order, inside the transaction that makes or deletes
/// the channel.
public final class ChannelHeads {
  private static final String CREATE = "INSERT INTO content.channel_heads (channel_id) VALUES (?)";

  private static final String DELETE = "DELETE FROM content.channel_heads WHERE channel_id = ?";

  private static final String REMOVE_LOG =
      """
      DELETE FROM content.channel_log
      WHERE channel_id = ? AND channel_seq <= (
        SELECT max(channel_seq) FROM (
          SELECT channel_seq FROM content.channel_log
          WHERE channel_id = ? ORDER BY channel_seq LIMIT ?) oldest)
      """;

  private static final String REMOVE_MESSAGES =
      """
      DELETE FROM content.messages
      WHERE channel_id = ? AND channel_seq <= (
        SELECT max(channel_seq) FROM (
          SELECT channel_seq FROM content.messages
          WHERE channel_id = ? ORDER BY channel_seq LIMIT ?) oldest)
      """;

  private ChannelHeads() {}

  /// Gives a new channel its head, at position 0.
  public static void create(Connection transaction, ChannelId channel) {
    Sql.update(transaction, CREATE, channel.value());
  }

  /// Ends the order of a channel: whoever waits for the head's lock finds the channel gone.
  public static void delete(Connection transaction, ChannelId channel) {
    Sql.update(transaction, DELETE, channel.value());
  }

  /// Removes log and messages of a channel without a head, the oldest first, up to a number of
  /// rows of each. Answers how many rows went; 0 when none is left.
  public static int removeSome(Connection transaction, ChannelId channel, int rowsMax) {
    return remove(transaction, REMOVE_LOG, channel, rowsMax)
        + remove(transaction, REMOVE_MESSAGES, channel, rowsMax);
  }

  private static int remove(Connection transaction, String sql, ChannelId channel, int rowsMax) {
    return Sql.update(transaction, sql, channel.value(), channel.value(), rowsMax);
  }
}
