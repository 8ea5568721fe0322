package chat.parley.db.sql;

import java.sql.SQLException;
import java.util.Set;

/// A statement failed. Only the SQL state is told: a driver's message can hold what people wrote.
public final class SqlFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String UNIQUE_VIOLATION = "23505";

  private static final String NO_STATE = "null";

  /// Connection, insufficient resources, operator intervention, system error.
  private static final Set<String> UNREACHABLE_CLASSES = Set.of("08", "53", "57", "58");

  private final String state;

  public SqlFaultException(SQLException cause) {
    super("SQL state " + cause.getSQLState(), cause);
    this.state = String.valueOf(cause.getSQLState());
  }

  public String state() {
    return state;
  }

  public boolean isUniqueViolation() {
    return state.equals(UNIQUE_VIOLATION);
  }

  /// True when no statement would do: no connection, no resources, or PostgreSQL is going down.
  public boolean isUnreachable() {
    return state.equals(NO_STATE) || UNREACHABLE_CLASSES.contains(state.substring(0, 2));
  }
}
