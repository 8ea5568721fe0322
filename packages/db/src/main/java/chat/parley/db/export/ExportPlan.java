package chat.parley.db.export;

import chat.parley.db.key.FieldId;
import chat.parley.domain.erasure.SubjectPath;
import chat.parley.shared.crypto.Sha256;
import chat.parley.shared.inventory.ExportSchema;
import chat.parley.shared.inventory.ExportSchema.Field;
import chat.parley.shared.inventory.ExportSchema.Source;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord;
import chat.parley.shared.inventory.InventoryRecord.AtRest.Encryption;
import chat.parley.shared.inventory.InventoryRecord.Export;
import chat.parley.shared.inventory.InventoryRecord.Export.Form;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What an export reads, and what it withholds with which reason.
public final class ExportPlan {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9 ]*");

  private static final Set<String> WHOLE_NUMBERS = Set.of("smallint", "integer", "bigint");
  private static final Set<String> TEXTS =
      Set.of("text", "character varying", "uuid", "smallint", "integer", "bigint");

  private final List<ExportTable> tables;
  private final List<Withheld> withheld;

  private ExportPlan(List<ExportTable> tables, List<Withheld> withheld) {
    this.tables = tables.stream().sorted(Comparator.comparing(ExportTable::place)).toList();
    this.withheld =
        withheld.stream().distinct().sorted(Comparator.comparing(Withheld::place)).toList();
  }

  /// In the order in which they are read: by section, then by name.
  public List<ExportTable> tables() {
    return tables;
  }

  /// By place.
  public List<Withheld> withheld() {
    return withheld;
  }

  /// All fields, for a schema.
  public List<Field> fields() {
    return tables.stream().flatMap(table -> table.fields().stream()).toList();
  }

  /// Tells this plan from one that reads or writes anything else: SHA-256, in hexadecimal.
  public String digest() {
    var words = new StringBuilder();
    for (var table : tables) {
      words.append(table.place()).append(table.page(true)).append('\n');
      table.fields().forEach(field -> words.append(field.name()).append(field.form()).append('\n'));
    }
    return HexFormat.of().formatHex(Sha256.of(words.toString()));
  }

  /// Works out a plan for the tables of a database.
  public static ExportPlan of(Inventory inventory, Connection connection) {
    var fields = ExportSchema.fields(inventory);
    var names = fields.stream().map(Field::qualifiedTable).collect(Collectors.toSet());
    return new Planner(inventory, LiveTable.of(connection, names)).plan(fields);
  }

  private record Planner(
      Inventory inventory, Map<String, LiveTable> live, List<Withheld> withheld) {
    Planner(Inventory inventory, Map<String, LiveTable> live) {
      this(inventory, live, new ArrayList<>());
    }

    ExportPlan plan(List<Field> fields) {
      var tables = new ArrayList<ExportTable>();
      fields.stream()
          .collect(
              Collectors.groupingBy(
                  field -> field.section() + "/" + field.qualifiedTable(),
                  TreeMap::new,
                  Collectors.toList()))
          .values()
          .forEach(members -> table(members).ifPresent(tables::add));
      names(fields).forEach(this::undeclared);
      for (var entry : inventory.records()) {
        declaredSo(entry);
      }
      return new ExportPlan(tables, withheld);
    }

    private Optional<ExportTable> table(List<Field> fields) {
      var first = fields.getFirst();
      var found = live.get(first.qualifiedTable());
      var paths =
          fields.stream()
              .filter(field -> field.declared().isPersonal())
              .map(field -> field.declared().subject())
              .collect(Collectors.toSet());
      if (found == null) {
        return refused(fields, "There is no such table in this database.");
      }
      if (found.key().isEmpty()) {
        return refused(fields, "Its table has no key to read it by.");
      }
      if (paths.size() != 1) {
        return refused(fields, "It is not clear whose rows of the table they are.");
      }
      var path = SubjectPath.parse(paths.iterator().next());
      if (path.isEmpty()) {
        return refused(fields, "No path leads from it to a person.");
      }
      var columns =
          fields.stream()
              .flatMap(field -> column(field, found).stream())
              .sorted(Comparator.comparing(column -> column.field().name()))
              .toList();
      var key =
          found.key().stream()
              .map(name -> new ExportTable.Key(safe(NAME, name), type(found, name)))
              .toList();
      return Optional.of(
          new ExportTable(first.section(), first.qualifiedTable(), path.get(), columns, key));
    }

    private Optional<ExportTable> refused(List<Field> fields, String reason) {
      fields.forEach(field -> withheld.add(new Withheld(field.declared().id(), reason)));
      return Optional.empty();
    }

    private Optional<ExportTable.Column> column(Field field, LiveTable table) {
      var entry = field.declared();
      var type = table.types().get(field.column());
      var export = entry.export().orElseThrow();
      if (type == null) {
        return withhold(entry, "There is no such column in this database.");
      }
      if (!Redaction.areKnown(export.redact())) {
        return withhold(entry, "It concerns others, and the rule that protects them is unknown.");
      }
      if (!entry.coSubjects().isEmpty() && export.redact().isEmpty()) {
        return withhold(entry, "It concerns others, and no rule protects them.");
      }
      if (entry.atRest().encryption() == Encryption.SUBJECT_KEY) {
        return sealed(field, table);
      }
      boolean fits =
          field.source() == Source.VALUE ? fits(export.as(), type) : type.equals("bigint");
      return fits
          ? Optional.of(new ExportTable.Column(field, Optional.empty()))
          : withhold(entry, "It is not of the type that was declared.");
    }

    private Optional<ExportTable.Column> sealed(Field field, LiveTable table) {
      var entry = field.declared();
      var id = FieldId.of(entry.id());
      var row = entry.atRest().row();
      var channel = entry.atRest().channel();
      boolean bound =
          row.filter(name -> "bigint".equals(table.types().get(name))).isPresent()
              && channel.map(name -> "bigint".equals(table.types().get(name))).orElse(true);
      if (id.isEmpty() || !bound || !"bytea".equals(table.types().get(field.column()))) {
        return withhold(entry, "It is encrypted, and it is not known how to open it.");
      }
      return Optional.of(
          new ExportTable.Column(
              field, Optional.of(new ExportTable.Sealed(id.get(), row.orElseThrow(), channel))));
    }

    private Optional<ExportTable.Column> withhold(InventoryRecord entry, String reason) {
      withheld.add(new Withheld(entry.id(), reason));
      return Optional.empty();
    }

    /// What stands beside declared columns and was never declared.
    private void undeclared(String table) {
      var found = live.get(table);
      if (found != null) {
        found.types().keySet().stream()
            .map(column -> "pg." + table + "." + column)
            .filter(id -> inventory.find(id).isEmpty())
            .forEach(id -> withheld.add(new Withheld(id, "It is not declared what it is.")));
      }
    }

    /// What is declared not to be exported.
    private void declaredSo(InventoryRecord entry) {
      if (entry.isPersonal() && entry.store().rests()) {
        entry
            .export()
            .filter(export -> !export.include())
            .flatMap(Export::reason)
            .ifPresent(reason -> withheld.add(new Withheld(entry.id(), reason)));
      }
    }

    private static Set<String> names(Collection<Field> fields) {
      return fields.stream()
          .map(Field::qualifiedTable)
          .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String type(LiveTable table, String column) {
      return safe(TYPE, String.valueOf(table.types().get(column)));
    }

    /// Names and types go into statements as they are.
    private static String safe(Pattern form, String name) {
      if (!form.matcher(name).matches()) {
        throw new IllegalStateException("a key of a table has a name that cannot be used");
      }
      return name;
    }
  }

  /// Whether a column of a type can be exported in a form.
  static boolean fits(Form form, String type) {
    return switch (form) {
      case TEXT -> TEXTS.contains(type);
      case NUMBER -> WHOLE_NUMBERS.contains(type);
      case FLAG -> type.equals("boolean");
      case TIME -> type.equals("timestamp with time zone");
      case DAY -> type.equals("date");
    };
  }

  /// Places that are declared as exported and yet withheld: in a database of this build there are
  /// none.
  public Set<String> broken(Inventory inventory) {
    var broken = new HashSet<String>();
    for (var each : withheld) {
      boolean promised =
          inventory
              .find(each.place())
              .flatMap(InventoryRecord::export)
              .map(Export::include)
              .orElse(true);
      if (promised) {
        broken.add(each.place());
      }
    }
    return broken;
  }
}
