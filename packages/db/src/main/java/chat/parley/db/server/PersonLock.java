package chat.parley.db.server;

import chat.parley.db.sql.Sql;
import chat.parley.domain.id.UserId;
import java.sql.Connection;

/// Lets one transaction at a time change which servers a person is in, so that they can be counted.
/// Taken before any other lock.
public final class PersonLock {
  private static final String LOCK =
      "SELECT 1 FROM pg_advisory_xact_lock(hashtextextended('content.members', ?))";

  private static final String COUNT =
      "SELECT count(*) AS servers FROM content.members WHERE user_id = ?";

  private PersonLock() {}

  /// Waits for the lock, which the transaction holds to its end.
  public static void take(Connection transaction, UserId user) {
    Sql.one(transaction, LOCK, row -> row.getInt(1), user.value());
  }

  /// How many servers the person is in; sure under the lock.
  public static int countServers(Connection transaction, UserId user) {
    return Sql.one(transaction, COUNT, row -> row.getInt("servers"), user.value());
  }
}
