package chat.parley.db.invite;

import chat.parley.domain.id.InviteId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.invite.Invite;
import chat.parley.domain.invite.InviteCode;
import chat.parley.domain.invite.InviteStore.Destination;
import chat.parley.domain.server.OperatorLine;
import chat.parley.domain.server.Server;
import chat.parley.domain.server.ServerName;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// Rows of `content.invites`.
final class InviteRows {
  private InviteRows() {}

  static Invite map(ResultSet row) throws SQLException {
    @Nullable OffsetDateTime expiresAt = row.getObject("expires_at", OffsetDateTime.class);
    return new Invite(
        new InviteId(row.getLong("id")),
        new InviteCode(row.getString("code")),
        new ServerId(row.getLong("server_id")),
        new UserId(row.getLong("inviter_id")),
        row.getInt("uses_max"),
        row.getInt("uses"),
        expiresAt == null ? null : expiresAt.toInstant(),
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  /// An invite joined with its server; the server's id stands in the invite.
  static Destination destination(ResultSet row) throws SQLException {
    var invite = map(row);
    var server =
        new Server(
            invite.server(),
            new ServerName(row.getString("name")),
            new OperatorLine(row.getString("operator_line")),
            new UserId(row.getLong("owner_id")),
            row.getInt("member_count"),
            row.getLong("server_seq"));
    return new Destination(invite, server);
  }
}
