package chat.parley.adapters.archive;

import chat.parley.shared.crypto.Sha256;
import chat.parley.shared.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Writes the page for people, row by row. It loads nothing and runs nothing: its policy allows its
/// own style and that is all. Every text is escaped.
public final class ArchivePage {
  private static final String STYLE = style();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /// Rows that a browser lays out together when they come into sight.
  private static final int ROWS_TOGETHER = 100;

  /// A section, as the head of the page lists it.
  public record Listed(String section, long rows) {}

  /// A field of a table.
  ///
  /// @param time whether it is a moment
  /// @param words whether it is what somebody wrote, and is shown first and whole
  public record Column(String name, boolean time, boolean words) {}

  private final OutputStream out;
  private List<Column> columns = List.of();
  private int rows;
  private boolean inSection;

  /// Writes the head.
  public ArchivePage(OutputStream out, String origin, Instant madeAt, List<Listed> sections)
      throws IOException {
    this.out = out;
    write(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="referrer" content="no-referrer">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '%s'; \
        base-uri 'none'; form-action 'none'">
        <title>Your data at Parley</title>
        <style>%s</style>
        </head>
        <body>
        <header>
        <h1>Your data</h1>
        <p>Everything that %s stored about you on %s (Art. 15 and 20 GDPR). The same is in the \
        folder <b>data</b> for programs.</p>
        <p class="soft">Anyone who has this file can read it. Keep it where you keep letters.</p>
        </header>
        <nav aria-label="Sections"><ul>
        """
            .formatted(hash(STYLE), STYLE, escaped(origin), TIME.format(madeAt)));
    for (var each : sections) {
      write(
          "<li><a href=\"#%1$s\">%2$s<span>%3$,d</span></a></li>\n"
              .formatted(each.section(), words(each.section()), each.rows()));
    }
    write("<li><a href=\"#about\">About this data</a></li>\n</ul></nav>\n<main>\n");
  }

  /// Begins a section; the one before is ended.
  public void section(String name) throws IOException {
    endSection();
    write("<section id=\"%s\">\n<h2>%s</h2>\n".formatted(name, words(name)));
    inSection = true;
  }

  /// Begins a table of the section.
  ///
  /// @param kept how long its rows stay, in words
  public void table(String name, String kept, List<Column> tableColumns) throws IOException {
    endRows();
    columns = List.copyOf(tableColumns);
    write("<h3>%s</h3>\n<p class=\"soft\">%s</p>\n".formatted(words(name), escaped(kept)));
  }

  public void nothing() throws IOException {
    write("<p class=\"none\">Nothing is stored here.</p>\n");
  }

  public void row(Json.Members row) throws IOException {
    if (rows % ROWS_TOGETHER == 0) {
      write(rows == 0 ? "<div class=\"rows\">\n" : "</div>\n<div class=\"rows\">\n");
    }
    rows++;
    var line = new StringBuilder("<dl>");
    for (var column : columns) {
      var value = row.members().getOrDefault(column.name(), new Json.Nothing());
      if (!(value instanceof Json.Nothing)) {
        line.append(column.words() ? "<div class=\"words\"><dt>" : "<div><dt>")
            .append(words(column.name()))
            .append("</dt><dd dir=\"auto\">")
            .append(value(column, value))
            .append("</dd></div>");
      }
    }
    write(line.append("</dl>\n").toString());
  }

  /// What each field is, and what is withheld, and the end of the page.
  ///
  /// @param fields lines of place, meaning and how long it is kept
  /// @param withheld lines of place and reason
  public void end(List<List<String>> fields, List<List<String>> withheld, String rights)
      throws IOException {
    endSection();
    write(
        "<section id=\"about\">\n<h2>About this data</h2>\n<p>%s</p>\n".formatted(escaped(rights)));
    list("What each field is", List.of("field", "what it is", "why", "kept"), fields);
    list("What is not here, and why", List.of("place", "reason"), withheld);
    write("</section>\n</main>\n</body>\n</html>\n");
  }

  private void list(String title, List<String> names, List<List<String>> lines) throws IOException {
    write("<details><summary>%s (%d)</summary>\n".formatted(title, lines.size()));
    for (var line : lines) {
      var item = new StringBuilder("<dl>");
      for (int at = 0; at < line.size(); at++) {
        item.append("<div><dt>%s</dt><dd>".formatted(names.get(at)))
            .append(escaped(line.get(at)))
            .append("</dd></div>");
      }
      write(item.append("</dl>\n").toString());
    }
    write("</details>\n");
  }

  private void endSection() throws IOException {
    endRows();
    if (inSection) {
      write("</section>\n");
      inSection = false;
    }
  }

  private void endRows() throws IOException {
    if (rows > 0) {
      write("</div>\n");
      rows = 0;
    }
  }

  private static String value(Column column, Json value) {
    return switch (value) {
      case Json.Text(var text) -> escaped(column.time() ? time(text) : text);
      case Json.Flag(var flag) -> flag ? "yes" : "no";
      case Json.Numeral(var number) -> new BigDecimal(number).toPlainString();
      case Json.Nothing(), Json.Items _, Json.Members _ -> "";
    };
  }

  private static String time(String moment) {
    return TIME.format(Instant.parse(moment));
  }

  private static String words(String name) {
    return escaped(name.replace('_', ' '));
  }

  static String escaped(String text) {
    var out = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                  if (isShown(point)) {
                    out.appendCodePoint(point);
                  }
                }
              }
            });
    return out.toString();
  }

  /// Control characters are no text of HTML.
  private static boolean isShown(int point) {
    return point == '\n' || point == '\t' || !Character.isISOControl(point);
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(String style) {
    return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(style));
  }

  private static String style() {
    try (InputStream in = ArchivePage.class.getResourceAsStream("page.css")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
