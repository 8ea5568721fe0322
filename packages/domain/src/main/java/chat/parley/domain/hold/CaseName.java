package chat.parley.domain.hold;

import java.util.Optional;

/// What a hold is for, such as the reference number of a court. No names belong in it.
public record CaseName(String value) {
  public static final int CODE_POINTS_MIN = 3;
  public static final int CODE_POINTS_MAX = 100;

  public static Optional<CaseName> parse(String typed) {
    var text = typed.strip();
    int length = text.codePointCount(0, text.length());
    return length >= CODE_POINTS_MIN && length <= CODE_POINTS_MAX
        ? Optional.of(new CaseName(text))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "CaseName[redacted]";
  }
}
