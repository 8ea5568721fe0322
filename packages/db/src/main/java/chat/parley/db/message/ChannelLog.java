package chat.parley.db.message;

import chat.parley.db.sql.Sql;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.message.LoggedEvent;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A stretch of `content.channel_log`, with the head at the moment of reading.
record ChannelLog(List<LoggedEvent> events, long headSeq) {
  private static final String READ =
      """
      SELECT h.head_seq, log.*
      FROM content.channel_heads h LEFT JOIN LATERAL (
        SELECT channel_seq, event_id, kind, message_id, recorded_at
        FROM content.channel_log l
        WHERE l.channel_id = h.channel_id AND l.channel_seq > ?
        ORDER BY l.channel_seq LIMIT ?) log ON true
      WHERE h.channel_id = ?
      ORDER BY log.channel_seq
      """;

  private record Line(long headSeq, @Nullable LoggedEvent event, Instant recordedAt) {
    static Line of(ResultSet row) throws SQLException {
      long headSeq = row.getLong("head_seq");
      long channelSeq = row.getLong("channel_seq");
      if (row.wasNull()) {
        return new Line(headSeq, null, Instant.EPOCH);
      }
      var event =
          new LoggedEvent(
              channelSeq,
              new EventId(row.getLong("event_id")),
              EventKind.of(row.getInt("kind")),
              new MessageId(row.getLong("message_id")));
      return new Line(headSeq, event, Sql.instant(row, "recorded_at"));
    }
  }

  /// Empty when the log does not reach to the position: it was swept, is older than it may be, or
  /// the position lies ahead of the channel.
  static Optional<ChannelLog> read(
      Connection connection, ChannelId channel, long afterSeq, int limit, Instant oldest) {
    var lines = Sql.list(connection, READ, Line::of, afterSeq, limit, channel.value());
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    var first = lines.getFirst();
    if (first.event() == null) {
      return first.headSeq() == afterSeq
          ? Optional.of(new ChannelLog(List.of(), afterSeq))
          : Optional.empty();
    }
    if (first.event().channelSeq() != afterSeq + 1 || first.recordedAt().isBefore(oldest)) {
      return Optional.empty();
    }
    var events = lines.stream().map(Line::event).filter(Objects::nonNull).toList();
    return Optional.of(new ChannelLog(events, first.headSeq()));
  }
}
