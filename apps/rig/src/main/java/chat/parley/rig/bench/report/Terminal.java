package chat.parley.rig.bench.report;

import java.util.Locale;

/// A result as lines for the terminal.
public final class Terminal {

  private Terminal() {}

  public static String print(Result result) {
    var text = new StringBuilder();
    text.append(result.name()).append(": ").append(result.question()).append('\n');
    result.settings().forEach(setting -> text.append("  · ").append(setting).append('\n'));
    for (var row : result.rows()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-44s %16s   %s%n",
              row.subject(),
              Numbers.text(row.samples().median(), row.unit()),
              runs(row.samples())));
    }
    for (var goal : result.goals()) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-44s %16s   target %s %s: %s%n",
              goal.what(),
              Numbers.text(goal.samples().median(), goal.unit()),
              goal.atLeast() ? "≥" : "≤",
              Numbers.text(goal.target(), goal.unit()),
              goal.met() ? "met" : "MISSED"));
    }
    return text.toString();
  }

  private static String runs(Samples samples) {
    int runs = samples.values().size();
    return runs == 1 ? "" : "median of " + runs + " (" + Numbers.range(samples) + ")";
  }
}
