package chat.parley.domain.account;

import chat.parley.domain.text.Line;
import java.text.Normalizer;
import java.util.Optional;

/// The name others see: one line of 1 to 64 code points in NFC, at least one of them visible.
public record DisplayName(String value) {
  public static final int CODE_POINTS_MAX = 64;

  public DisplayName {
    if (!parsed(value).equals(Optional.of(value))) {
      throw new IllegalArgumentException("not a display name");
    }
  }

  /// Normalises what a person typed; empty when it cannot be shown.
  public static Optional<DisplayName> parse(String typed) {
    return parsed(typed).map(DisplayName::new);
  }

  /// The display name of a person who chose none.
  public static DisplayName of(Username username) {
    return new DisplayName(username.value());
  }

  private static Optional<String> parsed(String typed) {
    return Line.parse(Normalizer.normalize(typed, Normalizer.Form.NFC), 1, CODE_POINTS_MAX)
        .filter(name -> name.codePoints().anyMatch(DisplayName::isVisible));
  }

  /// The numbers are letters and symbols that look like nothing: fillers of Hangul and Braille.
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
