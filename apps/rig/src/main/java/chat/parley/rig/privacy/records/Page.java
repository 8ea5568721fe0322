package chat.parley.rig.privacy.records;

import java.util.List;
import java.util.stream.Collectors;

/// A page of Markdown that grows from top to bottom.
final class Page {
  private final StringBuilder text = new StringBuilder();

  Page(String title, String about) {
    text.append("# ").append(title).append("\n\n");
    text.append(
        "<!-- Written by `./parley privacy records` from the inventory. Do not edit. -->\n\n");
    paragraph(about);
  }

  Page heading(String words) {
    text.append("## ").append(words).append("\n\n");
    return this;
  }

  Page paragraph(String words) {
    text.append(words).append("\n\n");
    return this;
  }

  Page table(List<String> columns, List<List<String>> rows) {
    text.append(row(columns)).append("|").append(" --- |".repeat(columns.size())).append('\n');
    rows.forEach(cells -> text.append(row(cells)));
    text.append('\n');
    return this;
  }

  Page code(String language, String code) {
    text.append("```").append(language).append('\n').append(code).append("\n```\n\n");
    return this;
  }

  String text() {
    return text.toString().stripTrailing() + "\n";
  }

  private static String row(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
