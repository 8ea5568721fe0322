package chat.parley.rig.bench.report;

import java.util.Locale;

/// A result as a picture in SVG: a bar to the median of each row, a line from its least to its
/// greatest sample. Readable on light and on dark ground.
public final class Picture {
  private static final int WIDTH = 720;
  private static final int LABELS = 250;
  private static final int FIGURES = 110;
  private static final int BARS = WIDTH - LABELS - FIGURES;
  private static final int TOP = 46;
  private static final int STEP = 28;
  private static final int BAR = 14;

  private Picture() {}

  public static String draw(Machine machine, Result result) {
    int height = TOP + result.rows().size() * STEP + 28;
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img">
        <title>%s</title>
        <style>
          text { font: 13px system-ui, sans-serif; fill: #1f2328 }
          .small { font-size: 11px; fill: #59636e }
          .bar { fill: #8c959f } .ours { fill: #0969da } .spread { stroke: #1f2328; stroke-width: 1.5 }
          @media (prefers-color-scheme: dark) {
            text { fill: #e6edf3 } .small { fill: #9198a1 }
            .bar { fill: #6e7681 } .ours { fill: #4493f8 } .spread { stroke: #e6edf3 }
          }
        </style>
        <text x="0" y="18" font-weight="600">%s</text>
        """
            .formatted(WIDTH, height, escape(result.question()), escape(result.question())));
    int y = TOP;
    for (var row : result.rows()) {
      svg.append(row(row, y, BARS / greatest(result, row.unit())));
      y += STEP;
    }
    var where = machine.date() + " · " + machine.description();
    svg.append(
        "<text class=\"small\" x=\"0\" y=\"%d\">%s</text>\n".formatted(y + 14, escape(where)));
    return svg.append("</svg>\n").toString();
  }

  /// What fills the width: bars of one unit are drawn to one scale.
  private static double greatest(Result result, String unit) {
    return result.rows().stream()
        .filter(row -> row.unit().equals(unit))
        .mapToDouble(row -> row.samples().greatest())
        .max()
        .orElse(1);
  }

  private static String row(Row row, int y, double scale) {
    var samples = row.samples();
    int middle = y + BAR / 2;
    return String.format(
        Locale.ROOT,
        """
        <text x="%d" y="%d" text-anchor="end">%s</text>
        <rect class="%s" x="%d" y="%d" width="%.1f" height="%d" rx="2"/>
        <line class="spread" x1="%.1f" x2="%.1f" y1="%d" y2="%d"/>
        <text class="small" x="%.1f" y="%d">%s</text>
        """,
        LABELS - 10,
        middle + 4,
        escape(row.subject()),
        row.ours() ? "ours" : "bar",
        LABELS,
        y,
        Math.max(1, samples.median() * scale),
        BAR,
        LABELS + samples.least() * scale,
        LABELS + samples.greatest() * scale,
        middle,
        middle,
        LABELS + samples.greatest() * scale + 6,
        middle + 4,
        escape(Numbers.text(samples.median(), row.unit())));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
