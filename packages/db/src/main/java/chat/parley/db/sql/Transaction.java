package chat.parley.db.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

/// A transaction on a connection of one's own ([LongConnections]).
public final class Transaction {
  private Transaction() {}

  /// All of the work, or nothing of it.
  public static <T> T run(Connection connection, Supplier<T> work) {
    try {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        var result = work.get();
        connection.commit();
        done = true;
        return result;
      } finally {
        if (!done) {
          connection.rollback();
        }
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new SqlFaultException(e);
    }
  }
}
