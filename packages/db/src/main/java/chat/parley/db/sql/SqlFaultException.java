package chat.parley.db.sql;

import java.sql.SQLException;

/// A statement failed. Only the SQL state is told: a driver's message can hold what people wrote.
public final class SqlFaultException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String UNIQUE_VIOLATION = "23505";

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
}
