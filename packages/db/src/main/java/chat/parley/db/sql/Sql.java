package chat.parley.db.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Runs one statement on the caller's connection, inside the caller's transaction.
///
/// Parameters are what the driver takes, and: an [Instant] becomes `timestamptz`, an `Instant[]` an
/// array of them, a `byte[]` becomes `bytea`, and null becomes NULL. The driver makes a `bigint[]`
/// of a `long[]` (for `= ANY (?)`) and a `bytea[]` of a `byte[][]`.
public final class Sql {

  /// Makes a value of the current row.
  @FunctionalInterface
  public interface Row<T> {
    T map(ResultSet row) throws SQLException;
  }

  private Sql() {}

  /// All rows.
  public static <T> List<T> list(
      Connection connection, String sql, Row<T> row, @Nullable Object... parameters) {
    try (var statement = connection.prepareStatement(sql)) {
      bind(connection, statement, parameters);
      try (var rows = statement.executeQuery()) {
        var result = new ArrayList<T>();
        while (rows.next()) {
          result.add(row.map(rows));
        }
        return result;
      }
    } catch (SQLException e) {
      throw new SqlFaultException(e);
    }
  }

  /// The first row, if there is one.
  public static <T> Optional<T> first(
      Connection connection, String sql, Row<T> row, @Nullable Object... parameters) {
    return list(connection, sql, row, parameters).stream().findFirst();
  }

  /// For each of many that are looked up together, its first row: the column `nth` says whose a row
  /// is, counted from 1.
  public static <T> List<Optional<T>> eachFirst(
      Connection connection, String sql, int count, Row<T> row, @Nullable Object... parameters) {
    var found = new ArrayList<Optional<T>>(Collections.nCopies(count, Optional.empty()));
    list(
        connection,
        sql,
        at -> {
          int index = at.getInt("nth") - 1;
          if (found.get(index).isEmpty()) {
            found.set(index, Optional.of(row.map(at)));
          }
          return index;
        },
        parameters);
    return found;
  }

  /// The one row of a statement that always has one.
  public static <T> T one(
      Connection connection, String sql, Row<T> row, @Nullable Object... parameters) {
    return list(connection, sql, row, parameters).getFirst();
  }

  /// Inserts, updates or deletes; answers how many rows.
  public static int update(Connection connection, String sql, @Nullable Object... parameters) {
    try (var statement = connection.prepareStatement(sql)) {
      bind(connection, statement, parameters);
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new SqlFaultException(e);
    }
  }

  /// Reads a `timestamptz` that is never NULL.
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static void bind(
      Connection connection, PreparedStatement statement, @Nullable Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      switch (parameters[i]) {
        case null -> statement.setNull(i + 1, Types.NULL);
        case Instant instant ->
            statement.setObject(i + 1, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
        case byte[] bytes -> statement.setBytes(i + 1, bytes);
        case Instant[] instants ->
            statement.setArray(
                i + 1,
                connection.createArrayOf(
                    "timestamptz",
                    Arrays.stream(instants).map(at -> at.atOffset(ZoneOffset.UTC)).toArray()));
        case Object value -> statement.setObject(i + 1, value);
      }
    }
  }
}
