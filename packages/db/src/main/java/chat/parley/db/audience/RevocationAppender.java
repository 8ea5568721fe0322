package chat.parley.db.audience;

import chat.parley.db.sql.Sql;
import chat.parley.domain.audience.Revocation;
import chat.parley.domain.id.ServerId;
import java.sql.Connection;
import java.time.Instant;

/// Records authority that ended, inside the transaction that ends it.
public final class RevocationAppender {
  static final int SESSION_ENDED = 1;
  static final int MEMBER_CUT = 2;
  static final int ACCOUNT_CUT = 3;

  private static final String INSERT =
      "INSERT INTO ops.revocations (kind, user_id, target_id, at) VALUES (?, ?, ?, ?)";

  private static final String INSERT_MEMBERS =
      """
      INSERT INTO ops.revocations (kind, user_id, target_id, at)
      SELECT ?, user_id, server_id, ? FROM content.members WHERE server_id = ?
      """;

  private RevocationAppender() {}

  public static void append(Connection transaction, Revocation revocation) {
    switch (revocation) {
      case Revocation.SessionEnded(var at, var user, var session) ->
          Sql.update(transaction, INSERT, SESSION_ENDED, user.value(), session.value(), at);
      case Revocation.MemberCut(var at, var user, var server) ->
          Sql.update(transaction, INSERT, MEMBER_CUT, user.value(), server.value(), at);
      case Revocation.AccountCut(var at, var user) ->
          Sql.update(transaction, INSERT, ACCOUNT_CUT, user.value(), 0L, at);
    }
  }

  /// Cuts off every member of a server that is about to go.
  public static void cutMembers(Connection transaction, ServerId server, Instant now) {
    Sql.update(transaction, INSERT_MEMBERS, MEMBER_CUT, now, server.value());
  }
}
