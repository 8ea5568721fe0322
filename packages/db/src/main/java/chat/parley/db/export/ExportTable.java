package chat.parley.db.export;

import chat.parley.db.key.FieldId;
import chat.parley.domain.erasure.SubjectPath;
import chat.parley.shared.inventory.ExportSchema.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A table of an export, and how a person's rows are read from it, a page at a time.
///
/// @param qualified its name with schema
/// @param columns what is read, in the order of the fields
/// @param key the columns that order its rows
public record ExportTable(
    String section, String qualified, SubjectPath subject, List<Column> columns, List<Key> key) {
  public ExportTable {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
  }

  /// A column that becomes a field.
  ///
  /// @param sealed present when the value is encrypted under a key of the person
  record Column(Field field, Optional<Sealed> sealed) {}

  /// How a value is opened.
  ///
  /// @param row the column with the row id, and `channel` the one with the channel id, that the
  ///     ciphertext is bound to
  record Sealed(FieldId field, String row, Optional<String> channel) {}

  /// A column of the primary key.
  record Key(String column, String type) {}

  /// What tells tables apart and orders them: by section, then by name.
  public String place() {
    return section + "/" + qualified;
  }

  /// The name in the export.
  public String name() {
    return qualified.substring(qualified.indexOf('.') + 1);
  }

  public List<Field> fields() {
    return columns.stream().map(Column::field).toList();
  }

  /// Counts a person's rows; its parameter is the person.
  String count() {
    return "SELECT count(*) AS rows FROM %s t WHERE %s".formatted(qualified, subject.condition());
  }

  /// Reads rows in the order of the key: `f0`, `f1`… are the fields, `k0`… the key as texts, `r0`…
  /// and `c0`… what sealed fields are bound to. Its parameters are the person, the key to go on
  /// after when `goingOn`, and the number of rows.
  String page(boolean goingOn) {
    var wanted = new ArrayList<String>();
    for (int at = 0; at < columns.size(); at++) {
      var column = columns.get(at);
      int number = at;
      wanted.add("t." + column.field().column() + " AS f" + at);
      column
          .sealed()
          .ifPresent(
              opening -> {
                wanted.add("t." + opening.row() + " AS r" + number);
                opening.channel().ifPresent(name -> wanted.add("t." + name + " AS c" + number));
              });
    }
    for (int at = 0; at < key.size(); at++) {
      wanted.add("t." + key.get(at).column() + "::text AS k" + at);
    }
    var order = joined(key.stream().map(part -> "t." + part.column()));
    var after = joined(key.stream().map(part -> "CAST(? AS " + part.type() + ")"));
    return "SELECT %s FROM %s t WHERE %s%s ORDER BY %s LIMIT ?"
        .formatted(
            joined(wanted.stream()),
            qualified,
            subject.condition(),
            goingOn ? " AND (%s) > (%s)".formatted(order, after) : "",
            order);
  }

  private static String joined(Stream<String> parts) {
    return parts.collect(Collectors.joining(", "));
  }
}
