package chat.parley.domain.server;

import chat.parley.domain.text.Line;
import java.util.Optional;

/// One line that says who runs a server; may be empty.
public record OperatorLine(String value) {
  public static final int CODE_POINTS_MAX = 120;

  public OperatorLine {
    if (Line.parse(value, 0, CODE_POINTS_MAX).filter(value::equals).isEmpty()) {
      throw new IllegalArgumentException("not a operator line");
    }
  }

  /// Empty when the text cannot be such a line.
  public static Optional<OperatorLine> parse(String raw) {
    return Line.parse(raw, 0, CODE_POINTS_MAX).map(OperatorLine::new);
  }
}
