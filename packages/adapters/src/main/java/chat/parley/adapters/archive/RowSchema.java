package chat.parley.adapters.archive;

import chat.parley.shared.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The part of JSON Schema 2020-12 that exports use, for one row at a time.
final class RowSchema {
  private static final String BROKEN = "its schema is not that of an export";

  private final Map<String, Json> sections;

  private RowSchema(Map<String, Json> sections) {
    this.sections = sections;
  }

  static RowSchema of(Json schema) {
    return new RowSchema(properties(schema));
  }

  Set<String> sections() {
    return sections.keySet();
  }

  Set<String> tables(String section) {
    return properties(sections.get(section)).keySet();
  }

  /// Checks a row: all fields, no others, each of its type.
  ///
  /// @throws RefusedArchiveException if it does not fit
  void require(String section, String table, Json.Members row) {
    var tables = sections.containsKey(section) ? properties(sections.get(section)) : Map.of();
    if (!(tables.get(table) instanceof Json.Members ofTable)) {
      throw new RefusedArchiveException("the schema knows no " + section + "/" + table);
    }
    var fields = properties(ofTable.members().get("items"));
    if (!fields.keySet().equals(row.members().keySet())) {
      throw new RefusedArchiveException("a row of " + table + " has other fields than the schema");
    }
    fields.forEach(
        (name, field) -> {
          if (!fits(field, row.members().getOrDefault(name, new Json.Nothing()))) {
            throw new RefusedArchiveException(table + "." + name + " is not of its type");
          }
        });
  }

  private static boolean fits(Json schema, Json value) {
    var members = members(schema);
    if (!(members.get("type") instanceof Json.Items(var types))) {
      throw new RefusedArchiveException(BROKEN);
    }
    var format = members.get("format") instanceof Json.Text(var name) ? name : "";
    return switch (value) {
      case Json.Nothing() -> allows(types, "null");
      case Json.Flag _ -> allows(types, "boolean");
      case Json.Numeral(var number) -> allows(types, "integer") && number == Math.rint(number);
      case Json.Text(var text) -> allows(types, "string") && fits(format, text);
      case Json.Items _, Json.Members _ -> false;
    };
  }

  private static boolean fits(String format, String text) {
    try {
      return switch (format) {
        case "" -> true;
        case "date-time" -> !Instant.parse(text).equals(Instant.MAX);
        case "date" -> !LocalDate.parse(text).equals(LocalDate.MAX);
        default -> throw new RefusedArchiveException(BROKEN);
      };
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean allows(List<Json> types, String type) {
    return new HashSet<>(types).contains(Json.text(type));
  }

  private static Map<String, Json> properties(@Nullable Json schema) {
    return members(members(schema).get("properties"));
  }

  private static Map<String, Json> members(@Nullable Json value) {
    if (value instanceof Json.Members(var members)) {
      return members;
    }
    throw new RefusedArchiveException(BROKEN);
  }
}
