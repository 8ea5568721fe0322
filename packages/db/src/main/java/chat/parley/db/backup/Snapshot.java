package chat.parley.db.backup;

import chat.parley.db.sql.Sql;
import chat.parley.db.sql.SqlFaultException;
import chat.parley.shared.inventory.Inventory;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;
import org.postgresql.PGConnection;

/// The database as it stands at one moment, however long it is read.
public final class Snapshot {
  private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

  private final Connection connection;
  private final LiveShape shape;

  private Snapshot(Connection connection, Inventory inventory) {
    this.connection = connection;
    this.shape = new LiveShape(connection, inventory);
  }

  /// Something that is read out of a snapshot.
  @FunctionalInterface
  public interface Reading<T> {
    T read(Snapshot snapshot) throws IOException;
  }

  /// Reads out of a snapshot that is let go of afterwards.
  public static <T> T read(Connection connection, Inventory inventory, Reading<T> reading)
      throws IOException {
    try {
      connection.setAutoCommit(false);
      try {
        Sql.update(connection, BEGIN);
        return reading.read(new Snapshot(connection, inventory));
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw new SqlFaultException(e);
    }
  }

  /// What a half is made of at the moment.
  ///
  /// @throws IllegalStateException for a column that nobody declared
  public Shape shape(Half half) {
    return shape.of(half);
  }

  /// Writes the rows of a table, in PostgreSQL's binary form of COPY.
  public void copy(Shape.Table table, OutputStream out) throws IOException {
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut(
              "COPY (SELECT %s FROM %s) TO STDOUT (FORMAT binary)"
                  .formatted(Names.list(table.columns()), Names.quote(table.name())),
              out);
    } catch (SQLException e) {
      throw new SqlFaultException(e);
    }
  }

  /// Answers a question of the caller's own about the moment.
  public <T> T ask(Function<Connection, T> question) {
    return question.apply(connection);
  }
}
