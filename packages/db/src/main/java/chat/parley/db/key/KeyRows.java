package chat.parley.db.key;

import chat.parley.db.sql.Sql;
import chat.parley.domain.id.UserId;
import java.sql.Connection;
import java.util.List;
import java.util.Optional;

/// What others may know of the key tables without opening a key.
public final class KeyRows {
  /// The inventory's names of a subject key and of a purpose key.
  public static final List<String> SUBJECT_KEY = List.of("pg.keystore.subject_keys.user_id");

  public static final List<String> PURPOSE_KEY = List.of("pg.keystore.purpose_keys.key_id");

  private static final String KEYS =
      """
      SELECT key_id, root_epoch
      FROM keystore.purpose_keys p JOIN keystore.subject_keys s USING (user_id)
      WHERE user_id = ? ORDER BY key_id
      """;

  /// The keys of a person by their ids.
  ///
  /// @param rootEpoch the root key under which they are wrapped
  public record Held(List<Long> ids, int rootEpoch) {}

  private record Row(long id, int epoch) {}

  private KeyRows() {}

  /// Empty when the person has none any more.
  public static Optional<Held> find(Connection connection, UserId person) {
    var rows =
        Sql.list(
            connection,
            KEYS,
            row -> new Row(row.getLong("key_id"), row.getInt("root_epoch")),
            person.value());
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Held(rows.stream().map(Row::id).toList(), rows.getFirst().epoch()));
  }

  /// A condition of SQL: whether somebody still has keys.
  ///
  /// @param column that names the person
  public static String held(String column) {
    return "EXISTS (SELECT FROM keystore.subject_keys k WHERE k.user_id = " + column + ")";
  }
}
