package chat.parley.adapters.archive;

import chat.parley.shared.json.Json;
import chat.parley.shared.json.JsonReader;
import chat.parley.shared.json.NotJsonException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what [SectionWriter] wrote, line by line, and nothing else.
final class SectionReader {
  /// The longest line: a row of a few thousand characters, and room for longer ones to come.
  static final int LINE_BYTES_MAX = 1024 * 1024;

  private static final Pattern TABLE = Pattern.compile("\"([a-z][a-z0-9_]{0,62})\":\\[");

  /// Takes the rows of a section, in their order.
  @FunctionalInterface
  interface Taker {
    void take(String table, Json.Members row);
  }

  private final InputStream in;

  SectionReader(InputStream in) {
    this.in = in;
  }

  /// Reads to the end.
  ///
  /// @throws RefusedArchiveException at the first line that does not fit
  void read(Taker taker) throws IOException {
    require(text().equals("{"));
    for (var line = text(); !line.equals("}"); line = text()) {
      var table = TABLE.matcher(line);
      require(table.matches());
      readTable(table.group(1), taker);
    }
    require(line() == null);
  }

  private void readTable(String table, Taker taker) throws IOException {
    for (var line = text(); !line.equals("]") && !line.equals("],"); line = text()) {
      var row = line.endsWith(",") ? line.substring(0, line.length() - 1) : line;
      taker.take(table, row(row));
    }
  }

  /// The next line, which must be there.
  private String text() throws IOException {
    var line = line();
    if (line == null) {
      throw new RefusedArchiveException("a section ends too early");
    }
    return line;
  }

  private static Json.Members row(String text) {
    try {
      if (JsonReader.read(text) instanceof Json.Members row) {
        return row;
      }
    } catch (NotJsonException e) {
      // told below: the line is not shown
    }
    throw new RefusedArchiveException("a row is not JSON");
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new RefusedArchiveException("a section has not the form of an export");
    }
  }

  /// The next line without its end; null at the end.
  private @Nullable String line() throws IOException {
    int next = in.read();
    if (next < 0) {
      return null;
    }
    var line = new ByteArrayOutputStream();
    for (; next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
      if (line.size() > LINE_BYTES_MAX) {
        throw new RefusedArchiveException("a row is too large");
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }
}
