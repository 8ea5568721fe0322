package chat.parley.domain.text;

import java.util.Optional;

/// One line that a person reads: no controls, no line breaks, and nothing that turns the text
/// around it, such as the bidirectional overrides by which one name poses as another.
public final class Line {
  private Line() {}

  /// The text without blanks at its ends; empty when it is not a line of so many code points.
  public static Optional<String> parse(String raw, int codePointsMin, int codePointsMax) {
    var text = raw.strip();
    int length = text.codePointCount(0, text.length());
    return length >= codePointsMin
            && length <= codePointsMax
            && text.codePoints().allMatch(Line::isAllowed)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static boolean isAllowed(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      case Character.FORMAT -> !turnsText(codePoint);
      default -> true;
    };
  }

  /// The embeddings, overrides and isolates of Unicode's bidirectional algorithm.
  private static boolean turnsText(int codePoint) {
    return (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }
}
