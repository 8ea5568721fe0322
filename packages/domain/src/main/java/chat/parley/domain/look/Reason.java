package chat.parley.domain.look;

import java.util.Optional;

/// Why somebody does something with data of a person, in words that the person reads.
public record Reason(String value) {
  /// "Because" is no reason.
  public static final int CODE_POINTS_MIN = 10;

  public static final int CODE_POINTS_MAX = 500;

  /// Empty when it is too short or too long.
  public static Optional<Reason> parse(String typed) {
    var text = typed.strip();
    int length = text.codePointCount(0, text.length());
    return length >= CODE_POINTS_MIN && length <= CODE_POINTS_MAX
        ? Optional.of(new Reason(text))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "Reason[redacted]";
  }
}
