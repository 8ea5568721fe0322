package chat.parley.db.server;

import chat.parley.db.sql.Sql;
import java.sql.Connection;
import java.util.OptionalLong;

/// The order of a server's changes. Gapless: it is taken in the transaction of the change itself.
public final class ServerSequence {
  private static final String NEXT =
      "UPDATE content.servers SET server_seq = server_seq + 1 WHERE id = ? RETURNING server_seq";

  private ServerSequence() {}

  /// Locks the server until the transaction ends and takes its next position. Only for a change
  /// that will surely be written or rolled back. Empty when the server is gone.
  public static OptionalLong next(Connection transaction, long serverId) {
    return Sql.first(transaction, NEXT, row -> row.getLong("server_seq"), serverId)
        .map(OptionalLong::of)
        .orElseGet(OptionalLong::empty);
  }
}
