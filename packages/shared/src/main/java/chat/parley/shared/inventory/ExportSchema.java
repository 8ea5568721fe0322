package chat.parley.shared.inventory;

import chat.parley.shared.inventory.InventoryRecord.Export;
import chat.parley.shared.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What an export of a person's data looks like: section → table → rows → fields.
public final class ExportSchema {
  private static final Pattern COLUMN =
      Pattern.compile("pg\\.[a-z_0-9]+\\.(?!index\\.)(?<table>[a-z_0-9]+)\\.(?<column>[a-z_0-9]+)");

  /// A field of an export.
  public record Field(String section, String table, String column, InventoryRecord declared) {}

  private ExportSchema() {}

  /// Every field that an export carries.
  public static List<Field> fields(Inventory inventory) {
    var fields = new ArrayList<Field>();
    for (var entry : inventory.records()) {
      var column = COLUMN.matcher(entry.id());
      var section = entry.export().filter(Export::include).flatMap(Export::section);
      if (section.isPresent() && column.matches()) {
        fields.add(new Field(section.get(), column.group("table"), column.group("column"), entry));
      }
    }
    return fields;
  }

  /// A schema in JSON Schema 2020-12.
  public static Json of(Inventory inventory) {
    SortedMap<String, SortedMap<String, SortedMap<String, Json>>> sections = new TreeMap<>();
    for (var field : fields(inventory)) {
      sections
          .computeIfAbsent(field.section(), _ -> new TreeMap<>())
          .computeIfAbsent(field.table(), _ -> new TreeMap<>())
          .put(field.column(), value(field.declared(), inventory));
    }
    var properties = new LinkedHashMap<String, Json>();
    sections.forEach(
        (section, tables) -> {
          var ofTables = new LinkedHashMap<String, Json>();
          tables.forEach((table, columns) -> ofTables.put(table, rows(columns)));
          properties.put(section, object(ofTables));
        });
    var root = new LinkedHashMap<String, Json>();
    root.put("$schema", Json.text("https://json-schema.org/draft/2020-12/schema"));
    root.put("title", Json.text("Export of a person's data"));
    root.putAll(object(properties).members());
    return new Json.Members(root);
  }

  private static Json rows(Map<String, Json> columns) {
    var rows = new LinkedHashMap<String, Json>();
    rows.put("type", Json.text("array"));
    rows.put("items", object(columns));
    return new Json.Members(rows);
  }

  /// Nothing else than the properties, and all of them.
  private static Json.Members object(Map<String, Json> properties) {
    var object = new LinkedHashMap<String, Json>();
    object.put("type", Json.text("object"));
    object.put("properties", new Json.Members(properties));
    object.put("required", Json.texts(List.copyOf(properties.keySet())));
    object.put("additionalProperties", new Json.Flag(false));
    return new Json.Members(object);
  }

  /// A column may be empty.
  private static Json value(InventoryRecord declared, Inventory inventory) {
    var value = new LinkedHashMap<String, Json>();
    value.put(
        "description", Json.text(inventory.categories().getOrDefault(declared.category(), "")));
    var form = declared.export().orElseThrow().as();
    var type =
        switch (form) {
          case TEXT, TIME, DAY -> "string";
          case NUMBER -> "integer";
          case FLAG -> "boolean";
        };
    value.put("type", Json.texts(List.of(type, "null")));
    switch (form) {
      case TIME -> value.put("format", Json.text("date-time"));
      case DAY -> value.put("format", Json.text("date"));
      case TEXT, NUMBER, FLAG -> {}
    }
    return new Json.Members(value);
  }
}
