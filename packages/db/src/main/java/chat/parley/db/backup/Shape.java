package chat.parley.db.backup;

import chat.parley.shared.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one half of a database is made of, beside its rows.
///
/// @param version of the schema
/// @param tables what is referred to comes before what refers to it
public record Shape(
    String version, List<Table> tables, List<Partition> partitions, List<Sequence> sequences) {

  /// A table, with its schema.
  public record Table(String name, List<String> columns) {}

  /// A part of a table.
  ///
  /// @param bounds such as `FOR VALUES FROM ('0') TO ('10')`
  public record Partition(String name, String parent, String bounds) {}

  /// A counter of row numbers.
  public record Sequence(String name, long value) {}

  /// As the facts of an archive.
  public Json json() {
    return new Json.Members(
        Map.of(
            "schema_version",
            Json.text(version),
            "tables",
            new Json.Items(
                tables.stream()
                    .<Json>map(
                        table ->
                            new Json.Members(
                                Map.of(
                                    "name", Json.text(table.name),
                                    "columns", Json.texts(table.columns))))
                    .toList()),
            "partitions",
            new Json.Items(
                partitions.stream()
                    .<Json>map(part -> Json.texts(List.of(part.name, part.parent, part.bounds)))
                    .toList()),
            "sequences",
            new Json.Items(
                sequences.stream()
                    .<Json>map(
                        sequence ->
                            Json.texts(List.of(sequence.name, Long.toString(sequence.value))))
                    .toList())));
  }

  /// Reads what [#json] wrote.
  ///
  /// @throws IllegalArgumentException for anything else
  public static Shape of(Json facts) {
    if (!(facts instanceof Json.Members(var members))) {
      throw new IllegalArgumentException("a shape has members");
    }
    return new Shape(
        text(members.get("schema_version")),
        items(members.get("tables")).stream().map(Shape::table).toList(),
        items(members.get("partitions")).stream()
            .map(Shape::texts)
            .map(part -> new Partition(part.get(0), part.get(1), part.get(2)))
            .toList(),
        items(members.get("sequences")).stream()
            .map(Shape::texts)
            .map(part -> new Sequence(part.get(0), Long.parseLong(part.get(1))))
            .toList());
  }

  private static Table table(Json json) {
    if (json instanceof Json.Members(var members)) {
      return new Table(text(members.get("name")), texts(members.get("columns")));
    }
    throw new IllegalArgumentException("a table has members");
  }

  private static List<String> texts(@Nullable Json json) {
    var texts = new ArrayList<String>();
    items(json).forEach(item -> texts.add(text(item)));
    return texts;
  }

  private static List<Json> items(@Nullable Json json) {
    if (json instanceof Json.Items(var items)) {
      return items;
    }
    throw new IllegalArgumentException("a list is missing");
  }

  private static String text(@Nullable Json json) {
    if (json instanceof Json.Text(var text)) {
      return text;
    }
    throw new IllegalArgumentException("a text is missing");
  }
}
