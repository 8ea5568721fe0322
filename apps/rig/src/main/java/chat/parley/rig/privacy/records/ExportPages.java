package chat.parley.rig.privacy.records;

import chat.parley.shared.inventory.ExportSchema;
import chat.parley.shared.inventory.Inventory;
import chat.parley.shared.inventory.InventoryRecord.Export;
import chat.parley.shared.json.CanonicalJson;
import chat.parley.shared.json.Json;
import java.util.List;
import java.util.Locale;

/// The schema of an export, and what each field means or why it is not there.
final class ExportPages {
  private ExportPages() {}

  static String schema(Inventory inventory) {
    var out = new StringBuilder();
    write(ExportSchema.of(inventory), "", out);
    return out.append('\n').toString();
  }

  static String dictionary(Inventory inventory) {
    var page =
        new Page(
            "Fields of an export (Art. 15(3) and 20 GDPR)",
            "Its schema is [export-schema.json](export-schema.json); each export carries both.");
    page.heading("What it carries")
        .table(
            List.of("section", "field", "what it is", "as", "withheld of others", "kept"),
            ExportSchema.fields(inventory).stream()
                .map(
                    field -> {
                      var export = field.declared().export().orElseThrow();
                      return List.of(
                          field.section(),
                          Words.code(field.table() + "." + field.name()),
                          ExportSchema.meaning(field, inventory),
                          field.form().name().toLowerCase(Locale.ROOT),
                          Words.joined(export.redact()),
                          Words.kept(field.declared()));
                    })
                .toList());
    page.heading("What it does not carry, and why")
        .table(
            List.of("place", "reason"),
            Words.resting(inventory).stream()
                .filter(entry -> !entry.export().map(Export::include).orElse(false))
                .map(
                    entry ->
                        List.of(
                            Words.code(entry.id()),
                            entry.export().flatMap(Export::reason).orElse("")))
                .toList());
    return page.text();
  }

  /// For the eye: one member a line.
  private static void write(Json value, String indent, StringBuilder out) {
    if (!(value instanceof Json.Members(var members)) || members.isEmpty()) {
      out.append(CanonicalJson.text(value));
      return;
    }
    String between = "{\n";
    for (var member : members.entrySet()) {
      out.append(between).append(indent).append("  ");
      out.append(CanonicalJson.text(Json.text(member.getKey()))).append(": ");
      write(member.getValue(), indent + "  ", out);
      between = ",\n";
    }
    out.append('\n').append(indent).append('}');
  }
}
