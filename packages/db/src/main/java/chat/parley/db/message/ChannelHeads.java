package chat.parley.db.message;

import chat.parley.domain.id.ChannelId;
import java.sql.Connection;
import java.sql.SQLException;

/// The beginning and the end of a channel's order, inside the transaction that makes or deletes the
/// channel.
public final class ChannelHeads {
  private static final String CREATE = "INSERT INTO content.channel_heads (channel_id) VALUES (?)";

  private static final String DELETE = "DELETE FROM content.channel_heads WHERE channel_id = ?";

  private static final String DELETE_LOG = "DELETE FROM content.channel_log WHERE channel_id = ?";

  private static final String DELETE_MESSAGES = "DELETE FROM content.messages WHERE channel_id = ?";

  private ChannelHeads() {}

  /// Gives a new channel its head, at position 0.
  public static void create(Connection transaction, ChannelId channel) throws SQLException {
    run(transaction, CREATE, channel);
  }

  /// Ends the order of a channel: its head goes first, so a sender that waits for the head's
  /// lock finds the channel gone; then, in later statements that see what was sent meanwhile,
  /// its log and its messages.
  public static void delete(Connection transaction, ChannelId channel) throws SQLException {
    run(transaction, DELETE, channel);
    run(transaction, DELETE_LOG, channel);
    run(transaction, DELETE_MESSAGES, channel);
  }

  private static void run(Connection transaction, String sql, ChannelId channel)
      throws SQLException {
    try (var statement = transaction.prepareStatement(sql)) {
      statement.setLong(1, channel.value());
      statement.executeUpdate();
    }
  }
}
