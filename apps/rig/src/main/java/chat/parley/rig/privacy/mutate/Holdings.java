package chat.parley.rig.privacy.mutate;

import chat.parley.db.sql.Sql;
import chat.parley.rig.privacy.mutate.Cast.Person;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// Where a person has something, by raw rows and by what was planted beside the database. What is
/// declared is not asked.
final class Holdings {
  private static final Set<String> BESIDE =
      Set.of("object.exports.*", "mail.to", "mail.origin", "mail.day");

  private static final String INDEXES =
      """
      SELECT owner.relnamespace::regnamespace::text AS schema, owner.relname AS owner,
        index.relname AS name,
        ARRAY(SELECT a.attname::text FROM pg_attribute a
              WHERE a.attrelid = owner.oid AND a.attnum = ANY (pg_index.indkey)) AS columns
      FROM pg_index
      JOIN pg_class index ON index.oid = pg_index.indexrelid
      JOIN pg_class owner ON owner.oid = pg_index.indrelid
      WHERE NOT owner.relispartition
        AND owner.relnamespace::regnamespace::text NOT IN ('pg_catalog', 'pg_toast')
      """;

  private record Index(String schema, String owner, String name, List<String> columns) {
    String table() {
      return schema + "." + owner;
    }

    String id() {
      return "pg." + schema + ".index." + name;
    }
  }

  private Holdings() {}

  /// The ids that the inventory should have for them.
  static SortedSet<String> of(Person person, Dump dump, Connection connection) {
    var places = new TreeSet<>(BESIDE);
    places.addAll(person.keys().keySet());
    var owned = dump.ownedBy(person.number());
    owned.forEach(
        (table, rows) ->
            rows.forEach(
                row -> row.keySet().forEach(column -> places.add("pg." + table + "." + column))));
    Mentions.COLUMNS.stream()
        .filter(column -> isMentioned(person, column, dump))
        .forEach(column -> places.add("pg." + column));
    for (var index : indexes(connection)) {
      boolean overMention =
          index.columns().stream()
              .map(column -> index.table() + "." + column)
              .anyMatch(column -> Mentions.COLUMNS.contains(column));
      if (owned.containsKey(index.table()) || overMention) {
        places.add(index.id());
      }
    }
    return places;
  }

  private static boolean isMentioned(Person person, String column, Dump dump) {
    int dot = column.lastIndexOf('.');
    return dump.rows(column.substring(0, dot)).stream()
        .anyMatch(row -> person.number().equals(row.get(column.substring(dot + 1))));
  }

  private static List<Index> indexes(Connection connection) {
    return Sql.list(
        connection,
        INDEXES,
        row ->
            new Index(
                row.getString("schema"),
                row.getString("owner"),
                row.getString("name"),
                texts(row.getArray("columns"))));
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }
}
