package chat.parley.domain.account;

import java.text.Normalizer;
import java.util.Optional;

/// The name others see: 1 to 64 code points in NFC, at least one of them visible, none of them a
/// control, a line break or a mark that turns the direction of the text around it.
public record DisplayName(String value) {
  public static final int CODE_POINTS_MAX = 64;

  public DisplayName {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("not a display name");
    }
  }

  /// Normalises what a person typed; empty when it cannot be shown.
  public static Optional<DisplayName> parse(String typed) {
    var name = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    return isWellFormed(name) ? Optional.of(new DisplayName(name)) : Optional.empty();
  }

  /// The display name of a person who chose none.
  public static DisplayName of(Username username) {
    return new DisplayName(username.value());
  }

  private static boolean isWellFormed(String text) {
    return text.codePointCount(0, text.length()) <= CODE_POINTS_MAX
        && text.codePoints().noneMatch(DisplayName::isForbidden)
        && text.codePoints().anyMatch(DisplayName::isVisible);
  }

  private static boolean isForbidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE ->
          true;
      default ->
          (codePoint >= 0x202A && codePoint <= 0x202E)
              || (codePoint >= 0x2066 && codePoint <= 0x2069);
    };
  }

  private static boolean isVisible(int codePoint) {
    return !Character.isSpaceChar(codePoint)
        && Character.getType(codePoint) != Character.FORMAT
        && Character.getType(codePoint) != Character.NON_SPACING_MARK
        && codePoint != 0x115F
        && codePoint != 0x1160
        && codePoint != 0x2800
        && codePoint != 0x3164
        && codePoint != 0xFFA0;
  }

  @Override
  public String toString() {
    return "DisplayName[redacted]";
  }
}
