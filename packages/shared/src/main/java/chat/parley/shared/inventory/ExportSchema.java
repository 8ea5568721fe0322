package chat.parley.shared.inventory;

import chat.parley.shared.inventory.InventoryRecord.Export;
import chat.parley.shared.inventory.InventoryRecord.Export.Form;
import chat.parley.shared.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an export of a person's data looks like: section → table → rows → fields.
public final class ExportSchema {
  private static final Pattern COLUMN =
      Pattern.compile(
          "pg\\.(?<schema>[a-z_0-9]+)\\.(?!index\\.)(?<table>[a-z_0-9]+)\\.(?<column>[a-z_0-9]+)");

  /// A field of an export.
  ///
  /// @param table without its schema, as the export says it
  /// @param name of the field: the column's, or one that is made from it
  /// @param form of the value
  public record Field(
      String section,
      String schema,
      String table,
      String column,
      String name,
      Source source,
      Form form,
      InventoryRecord declared) {

    /// The table with its schema.
    public String qualifiedTable() {
      return schema + "." + table;
    }
  }

  /// What is made of a column.
  public enum Source {
    /// Its value.
    VALUE,
    /// The time that an id tells.
    MOMENT,
    /// The name of what an id means; empty where the person does not see it.
    NAME
  }

  private ExportSchema() {}

  /// Every field that an export carries.
  public static List<Field> fields(Inventory inventory) {
    var fields = new ArrayList<Field>();
    for (var entry : inventory.records()) {
      var column = COLUMN.matcher(entry.id());
      var export = entry.export().filter(Export::include);
      if (export.isPresent() && column.matches()) {
        addFields(entry, export.get(), column, fields);
      }
    }
    return fields;
  }

  private static void addFields(
      InventoryRecord entry, Export export, Matcher id, List<Field> fields) {
    var column = id.group("column");
    var value =
        new Field(
            export.section().orElseThrow(),
            id.group("schema"),
            id.group("table"),
            column,
            column,
            Source.VALUE,
            export.as(),
            entry);
    fields.add(value);
    export.moment().ifPresent(name -> fields.add(made(value, name, Source.MOMENT, Form.TIME)));
    export
        .names()
        .ifPresent(
            _ -> fields.add(made(value, withoutId(column) + "_name", Source.NAME, Form.TEXT)));
  }

  private static Field made(Field from, String name, Source source, Form form) {
    return new Field(
        from.section(),
        from.schema(),
        from.table(),
        from.column(),
        name,
        source,
        form,
        from.declared());
  }

  private static String withoutId(String column) {
    return column.endsWith("_id") ? column.substring(0, column.length() - "_id".length()) : column;
  }

  /// A schema in JSON Schema 2020-12.
  public static Json of(Inventory inventory) {
    return of(fields(inventory), inventory);
  }

  /// A schema of some fields.
  public static Json of(List<Field> fields, Inventory inventory) {
    SortedMap<String, SortedMap<String, SortedMap<String, Json>>> sections = new TreeMap<>();
    for (var field : fields) {
      sections
          .computeIfAbsent(field.section(), _ -> new TreeMap<>())
          .computeIfAbsent(field.table(), _ -> new TreeMap<>())
          .put(field.name(), value(field, inventory));
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
  private static Json value(Field field, Inventory inventory) {
    var value = new LinkedHashMap<String, Json>();
    value.put("description", Json.text(meaning(field, inventory)));
    var type =
        switch (field.form()) {
          case TEXT, TIME, DAY -> "string";
          case NUMBER -> "integer";
          case FLAG -> "boolean";
        };
    value.put("type", Json.texts(List.of(type, "null")));
    switch (field.form()) {
      case TIME -> value.put("format", Json.text("date-time"));
      case DAY -> value.put("format", Json.text("date"));
      case TEXT, NUMBER, FLAG -> {}
    }
    return new Json.Members(value);
  }

  /// What a field is, in words for people.
  public static String meaning(Field field, Inventory inventory) {
    var category = inventory.categories().getOrDefault(field.declared().category(), "");
    return switch (field.source()) {
      case VALUE -> category;
      case MOMENT -> "When it was made, as its id tells";
      case NAME -> "What it is called, where you see it";
    };
  }
}
