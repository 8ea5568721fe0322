package chat.parley.db.night;

import chat.parley.db.sql.LongConnections;
import chat.parley.db.sql.Sql;
import chat.parley.db.sql.SqlFaultException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;

/// Lets one node at a time work on the whole database. The work is done on the connection that
/// holds the lock: whoever loses the one has lost the other.
@Singleton
public final class NightShift {
  private static final String TRY_LOCK =
      "SELECT pg_try_advisory_lock(hashtextextended('night shift', 0)) AS locked";

  private final LongConnections connections;

  NightShift(LongConnections connections) {
    this.connections = connections;
  }

  /// Does the work, statement by statement; false when another node is at it.
  public boolean run(Consumer<Connection> work) {
    try (var connection = connections.open()) {
      boolean locked = Sql.one(connection, TRY_LOCK, row -> row.getBoolean("locked"));
      if (locked) {
        work.accept(connection);
      }
      return locked;
    } catch (SQLException e) {
      throw new SqlFaultException(e);
    }
  }
}
