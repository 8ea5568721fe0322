package chat.parley.worker.export;

import chat.parley.adapters.archive.ArchivePage;
import chat.parley.db.export.ExportPlan;
import chat.parley.db.export.ExportTable;
import chat.parley.shared.inventory.ExportSchema;
import chat.parley.shared.inventory.ExportSchema.Field;
import chat.parley.shared.inventory.Facts;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord.AtRest.Encryption;
import chat.parley.shared.inventory.InventoryRecord.Export.Form;
import chat.parley.shared.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// What an export says about its own data (Art. 15(1)): what each field is, why it is stored, who
/// sees it, until when, and what is withheld for which reason.
record ExportAbout(ExportPlan plan, Inventory inventory, Instant readAt) {
  /// Art. 15(1)(e) and (f).
  static final String RIGHTS =
      "You may have wrong data corrected and any of this erased, restrict or object to its use,"
          + " and take it elsewhere. If you think that your data are not treated as they should"
          + " be, you can complain to a data protection authority. Nothing here was used to decide"
          + " about you without a human being.";

  /// The dictionary of fields.
  Json fields() {
    return new Json.Items(plan.fields().stream().map(this::field).toList());
  }

  Json withheld() {
    return new Json.Items(
        plan.withheld().stream()
            .map(
                each -> {
                  var line = new LinkedHashMap<String, Json>();
                  line.put("place", Json.text(each.place()));
                  line.put("reason", Json.text(each.reason()));
                  return (Json) new Json.Members(line);
                })
            .toList());
  }

  List<List<String>> fieldLines() {
    return plan.fields().stream()
        .map(
            field ->
                List.of(
                    field.table() + "." + field.name(),
                    ExportSchema.meaning(field, inventory),
                    Objects.requireNonNull(inventory.purposes().get(field.declared().purpose()))
                        .words(),
                    Facts.retention(field.declared())))
        .toList();
  }

  List<List<String>> withheldLines() {
    return plan.withheld().stream().map(each -> List.of(each.place(), each.reason())).toList();
  }

  /// How long the rows of a table stay, and when those that are here are gone at the latest.
  String kept(ExportTable table) {
    return table.fields().stream()
        .map(field -> Facts.retention(field.declared()) + goneBy(field))
        .distinct()
        .collect(Collectors.joining(" · "));
  }

  List<ArchivePage.Column> columns(ExportTable table) {
    return table.fields().stream()
        .map(
            field ->
                new ArchivePage.Column(
                    field.name(), field.form() == Form.TIME, isWhatSomebodyWrote(field)))
        .toList();
  }

  private static boolean isWhatSomebodyWrote(Field field) {
    return field.declared().category().startsWith("user.content")
        && field.declared().atRest().encryption() == Encryption.SUBJECT_KEY;
  }

  private Json field(Field field) {
    var declared = field.declared();
    var purpose = Objects.requireNonNull(inventory.purposes().get(declared.purpose()));
    var line = new LinkedHashMap<String, Json>();
    line.put("section", Json.text(field.section()));
    line.put("table", Json.text(field.table()));
    line.put("field", Json.text(field.name()));
    line.put("place", Json.text(declared.id()));
    line.put("what", Json.text(ExportSchema.meaning(field, inventory)));
    line.put("as", Json.text(field.form().name().toLowerCase(Locale.ROOT)));
    line.put("why", Json.text(purpose.words()));
    line.put("basis", Json.text(purpose.basis()));
    line.put("recipients", Json.text(purpose.recipients()));
    line.put("withheld_of_others", Json.texts(declared.export().orElseThrow().redact()));
    line.put("kept", Json.text(Facts.retention(declared)));
    latest(field).ifPresent(latest -> line.put("gone_by", Json.text(latest.toString())));
    return new Json.Members(line);
  }

  private String goneBy(Field field) {
    return latest(field)
        .map(latest -> ", gone by " + latest.toString().substring(0, 10))
        .orElse("");
  }

  /// What was there when it was read is gone then, at the latest.
  private Optional<Instant> latest(Field field) {
    return field.declared().retention().max().map(max -> readAt.plus(Duration.parse(max)));
  }
}
