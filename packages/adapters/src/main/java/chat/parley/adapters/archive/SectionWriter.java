package chat.parley.adapters.archive;

import chat.parley.shared.json.CanonicalJson;
import chat.parley.shared.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Writes the JSON of one section, row by row. Each line is a brace, the beginning of a table
/// (`"messages":[`), one row, or the end of a table, so that a reader needs no more than a row in
/// memory either.
public final class SectionWriter {
  private final OutputStream out;
  private boolean anyTable;
  private boolean anyRow;

  public SectionWriter(OutputStream out) throws IOException {
    this.out = out;
    write("{");
  }

  /// Begins a table; the one before is ended.
  public void table(String name) throws IOException {
    endTable();
    write((anyTable ? ",\n" : "\n") + CanonicalJson.text(Json.text(name)) + ":[");
    anyTable = true;
    anyRow = false;
  }

  public void row(Json.Members row) throws IOException {
    write(anyRow ? ",\n" : "\n");
    out.write(CanonicalJson.bytes(row));
    anyRow = true;
  }

  public void end() throws IOException {
    endTable();
    write("\n}\n");
  }

  private void endTable() throws IOException {
    if (anyTable) {
      write("\n]");
    }
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
