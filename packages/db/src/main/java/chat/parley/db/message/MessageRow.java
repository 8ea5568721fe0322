package chat.parley.db.message;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.message.Message;
import chat.parley.domain.message.MessageContent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A row of `content.messages`, its words still encrypted.
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record MessageRow(
    MessageId id,
    ServerId server,
    ChannelId channel,
    long channelSeq,
    UserId author,
    @Nullable Instant editedAt,
    byte[] body) {

  static MessageRow of(ResultSet row) throws SQLException {
    var editedAt = row.getObject("edited_at", OffsetDateTime.class);
    return new MessageRow(
        new MessageId(row.getLong("id")),
        new ServerId(row.getLong("server_id")),
        new ChannelId(row.getLong("channel_id")),
        row.getLong("channel_seq"),
        new UserId(row.getLong("author_id")),
        editedAt == null ? null : editedAt.toInstant(),
        row.getBytes("body"));
  }

  Message withContent(String words) {
    return new Message(
        id, server, channel, channelSeq, author, new MessageContent(words), editedAt);
  }
}
