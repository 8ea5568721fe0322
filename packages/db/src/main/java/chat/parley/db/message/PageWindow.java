package chat.parley.db.message;

import chat.parley.db.sql.Sql;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.message.PagePosition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A page as two runs of rows on either side of a pivot, read in one statement: `older` rows
/// before it and `newer` rows from it on. One row more is read of each run, to know whether there
/// are more.
///
/// @param anchor the message that the pivot belongs to; null means the end of the channel
/// @param shift 1 when the pivot lies after the anchor, 0 when before
record PageWindow(@Nullable MessageId anchor, int shift, int older, int newer) {

  /// What restricted people wrote is withheld. The pivot is the position of the anchor; when the
  /// anchor is gone, what follows the newest message sent before it.
  private static final String READ =
      """
      WITH pivot AS MATERIALIZED (
        SELECT CASE WHEN anchor.id IS NULL THEN 9223372036854775807 ELSE coalesce(
          (SELECT channel_seq + anchor.shift FROM content.messages m
           WHERE m.id = anchor.id AND m.channel_id = anchor.channel_id),
          (SELECT channel_seq + 1 FROM content.messages m
           WHERE m.channel_id = anchor.channel_id AND m.id < anchor.id
           ORDER BY channel_seq DESC LIMIT 1), 0) END AS seq
        FROM (SELECT ?::bigint AS id, ?::bigint AS channel_id, ?::integer AS shift) anchor)
      SELECT h.head_seq, page.*
      FROM content.channel_heads h LEFT JOIN LATERAL (
        (SELECT true AS is_older, m.* FROM content.messages m
         WHERE m.channel_id = h.channel_id AND m.channel_seq < (SELECT seq FROM pivot)
         AND NOT EXISTS (
           SELECT FROM identity.accounts a WHERE a.user_id = m.author_id AND a.restricted)
         ORDER BY m.channel_seq DESC LIMIT ?)
        UNION ALL
        (SELECT false, m.* FROM content.messages m
         WHERE m.channel_id = h.channel_id AND m.channel_seq >= (SELECT seq FROM pivot)
         AND NOT EXISTS (
           SELECT FROM identity.accounts a WHERE a.user_id = m.author_id AND a.restricted)
         ORDER BY m.channel_seq LIMIT ?)) page ON true
      WHERE h.channel_id = ?
      ORDER BY page.channel_seq
      """;

  /// What was read, without the extra rows.
  record Found(List<MessageRow> rows, boolean hasOlder, boolean hasNewer, long headSeq) {}

  private record Line(long headSeq, boolean isOlder, @Nullable MessageRow message) {
    static Line of(ResultSet row) throws SQLException {
      row.getLong("id");
      var message = row.wasNull() ? null : MessageRow.of(row);
      return new Line(row.getLong("head_seq"), row.getBoolean("is_older"), message);
    }
  }

  static PageWindow of(PagePosition position, int limit) {
    return switch (position) {
      case PagePosition.Newest() -> new PageWindow(null, 0, limit, 0);
      case PagePosition.Before(var anchor) -> new PageWindow(anchor, 0, limit, 0);
      case PagePosition.After(var anchor) -> new PageWindow(anchor, 1, 0, limit);
      case PagePosition.Around(var anchor) ->
          new PageWindow(anchor, 0, limit / 2, limit - limit / 2);
    };
  }

  Found read(Connection connection, ChannelId channel) {
    var lines =
        Sql.list(
            connection,
            READ,
            Line::of,
            anchor == null ? null : anchor.value(),
            channel.value(),
            shift,
            older + 1,
            newer + 1,
            channel.value());
    var before = run(lines, true);
    var after = run(lines, false);
    var rows =
        Stream.concat(
                before.stream().skip(Math.max(0, before.size() - older)),
                after.stream().limit(newer))
            .toList();
    long headSeq = lines.isEmpty() ? 0 : lines.getFirst().headSeq();
    return new Found(rows, before.size() > older, after.size() > newer, headSeq);
  }

  private static List<MessageRow> run(List<Line> lines, boolean isOlder) {
    return lines.stream()
        .filter(line -> line.isOlder() == isOlder)
        .<MessageRow>mapMulti(
            (line, rows) -> {
              if (line.message() != null) {
                rows.accept(line.message());
              }
            })
        .toList();
  }
}
