package chat.parley.rig.bench.report;

import java.util.List;

/// Results as Markdown, put into a document between the marks of each benchmark.
///
/// The marks are `<!-- bench NAME -->` and `<!-- end NAME -->`; everything else of the document is
/// left as it is.
public final class Markdown {

  private Markdown() {}

  /// The document with what these results say in it.
  ///
  /// @throws IllegalArgumentException when it has no place for one of them
  public static String into(String document, Machine machine, List<Result> results) {
    var text = document;
    for (var result : results) {
      var begin = "<!-- bench " + result.name() + " -->\n";
      var end = "<!-- end " + result.name() + " -->";
      int from = text.indexOf(begin);
      int to = text.indexOf(end);
      if (from < 0 || to < from) {
        throw new IllegalArgumentException("the document has no place for " + result.name());
      }
      text =
          text.substring(0, from + begin.length()) + section(machine, result) + text.substring(to);
    }
    return text;
  }

  private static String section(Machine machine, Result result) {
    var text = new StringBuilder();
    text.append(result.question()).append(" Measured ").append(machine.date()).append(" on ");
    text.append(machine.description()).append(".\n\n");
    text.append("| subject | median | spread | runs |\n|---|---|---|---|\n");
    for (var row : result.rows()) {
      text.append("| ").append(row.ours() ? "**" + row.subject() + "**" : row.subject());
      text.append(" | ").append(Numbers.text(row.samples().median(), row.unit()));
      text.append(" | ").append(Numbers.range(row.samples()));
      text.append(" | ").append(row.samples().values().size()).append(" |\n");
    }
    text.append("\n| target | measured | |\n|---|---|---|\n");
    for (var goal : result.goals()) {
      text.append("| ").append(goal.what()).append(goal.atLeast() ? " ≥ " : " ≤ ");
      text.append(Numbers.text(goal.target(), goal.unit()));
      text.append(" | ").append(Numbers.text(goal.samples().median(), goal.unit()));
      text.append(" | ").append(goal.met() ? "met" : "**missed**").append(" |\n");
    }
    text.append('\n');
    result.settings().forEach(setting -> text.append("- ").append(setting).append('\n'));
    return text.append('\n').toString();
  }
}
