package chat.parley.testkit.message;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.key.FieldId;
import chat.parley.domain.id.UserId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/// Messages by the hundred thousand, straight into the database: through the API it would take
/// minutes. All are of the last three weeks, spread over them.
public final class ManyMessages {
  private static final int DAYS = 20;
  private static final int AUTHORS = 5_000;
  private static final int CHANNELS = 1_000;
  private static final int BATCH_ROWS = 1_000;

  /// As large as a sealed message of 200 characters; nobody opens them.
  private static final String OTHERS =
      """
      INSERT INTO content.messages (id, server_id, channel_id, channel_seq, author_id, body)
      SELECT content.first_message_id(now() - make_interval(days => ?))
               + ((n * 86400000 * ? / ?) << 22),
             1, 1 + n % ?, n, 1000 + n % ?,
             sha512(n::text::bytea) || sha512((n + 1)::text::bytea)
             || sha512((n + 2)::text::bytea) || sha512((n + 3)::text::bytea)
      FROM generate_series(?, ?) AS n
      """;

  private static final String FIRST_ID =
      "SELECT content.first_message_id(now() - make_interval(days => ?))";

  private static final String POST =
      """
      INSERT INTO content.messages (id, server_id, channel_id, channel_seq, author_id, body)
      VALUES (?, ?, ?, ?, ?, ?)
      """;

  private static final String RAISE =
      "UPDATE content.channel_heads SET head_seq = ? WHERE channel_id = ?";

  private ManyMessages() {}

  /// What somebody wrote in a channel that was empty before.
  ///
  /// @param salt tells those apart who write at the same moments; from 1 to 4095
  public record Talk(UserId author, long server, long channel, int messages, int salt) {}

  /// Adds messages that many people wrote in many channels.
  ///
  /// @param before how many there are of this kind
  /// @param after how many there shall be, of at most `all`
  public static void ofOthers(Connection connection, long before, long after, long all)
      throws SQLException {
    try (var statement = connection.prepareStatement(OTHERS)) {
      int at = 0;
      statement.setInt(++at, DAYS);
      statement.setLong(++at, DAYS);
      statement.setLong(++at, all);
      statement.setInt(++at, CHANNELS);
      statement.setInt(++at, AUTHORS);
      statement.setLong(++at, before + 1);
      statement.setLong(++at, after);
      statement.executeUpdate();
    }
    settle(connection);
  }

  /// Adds what one person wrote, sealed with their keys.
  public static void ofOne(Connection connection, FieldCipher cipher, Talk talk)
      throws SQLException {
    long first = firstId(connection);
    long step = DAYS * 86_400_000L / talk.messages;
    connection.setAutoCommit(false);
    try (var statement = connection.prepareStatement(POST)) {
      for (int n = 1; n <= talk.messages; n++) {
        long id = first + ((n * step) << 22) + talk.salt;
        int at = 0;
        statement.setLong(++at, id);
        statement.setLong(++at, talk.server);
        statement.setLong(++at, talk.channel);
        statement.setLong(++at, n);
        statement.setLong(++at, talk.author.value());
        statement.setBytes(++at, sealed(cipher, talk, id, n));
        statement.addBatch();
        if (n % BATCH_ROWS == 0) {
          statement.executeBatch();
        }
      }
      statement.executeBatch();
    }
    try (var statement = connection.prepareStatement(RAISE)) {
      statement.setLong(1, talk.messages);
      statement.setLong(2, talk.channel);
      statement.executeUpdate();
    }
    connection.commit();
    connection.setAutoCommit(true);
    settle(connection);
  }

  private static byte[] sealed(FieldCipher cipher, Talk talk, long id, int n) {
    var words = "Message %d of somebody, with some more words. ".formatted(n).repeat(4);
    return cipher.encrypt(
        FieldId.MESSAGE_BODY,
        talk.author,
        id,
        talk.channel,
        words.getBytes(StandardCharsets.UTF_8));
  }

  private static long firstId(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(FIRST_ID)) {
      statement.setInt(1, DAYS);
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /// Leaves the table as it is found after a while in use: with statistics, and vacuumed.
  private static void settle(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("VACUUM (ANALYZE) content.messages");
    }
  }
}
