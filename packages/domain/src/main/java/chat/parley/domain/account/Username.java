package chat.parley.domain.account;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The name a person logs in with and others find them by.
///
/// Held in NFKC and case-folded, so one name has one form. It has 2 to 32 code points: letters,
/// their marks and digits of one script, and `.`, `_`, `-` after a letter or digit. Mixing scripts
/// is refused, because a Cyrillic `а` in a Latin name is made to deceive.
public record Username(String value) {
  public static final int CODE_POINTS_MIN = 2;
  public static final int CODE_POINTS_MAX = 32;

  private static final List<Set<UnicodeScript>> SCRIPTS_WRITTEN_TOGETHER =
      List.of(
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.HANGUL),
          EnumSet.of(UnicodeScript.HAN, UnicodeScript.BOPOMOFO));

  public Username {
    if (!value.equals(TextFolding.fold(value)) || !isWellFormed(value)) {
      throw new IllegalArgumentException("not a username in its folded form");
    }
  }

  /// Folds what a person typed; empty when it cannot be a username.
  public static Optional<Username> parse(String typed) {
    if (typed.length() > CODE_POINTS_MAX * 4) {
      return Optional.empty();
    }
    var folded = TextFolding.fold(typed.strip());
    return isWellFormed(folded) ? Optional.of(new Username(folded)) : Optional.empty();
  }

  private static boolean isWellFormed(String text) {
    int length = text.codePointCount(0, text.length());
    return length >= CODE_POINTS_MIN
        && length <= CODE_POINTS_MAX
        && Character.isLetterOrDigit(text.codePointAt(0))
        && text.codePoints().allMatch(Username::isAllowed)
        && isOneScript(text);
  }

  private static boolean isAllowed(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.LOWERCASE_LETTER,
          Character.UPPERCASE_LETTER,
          Character.OTHER_LETTER,
          Character.MODIFIER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER ->
          true;
      default -> codePoint == '.' || codePoint == '_' || codePoint == '-';
    };
  }

  private static boolean isOneScript(String text) {
    var scripts = EnumSet.noneOf(UnicodeScript.class);
    text.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
    scripts.remove(UnicodeScript.COMMON);
    scripts.remove(UnicodeScript.INHERITED);
    return scripts.size() <= 1
        || SCRIPTS_WRITTEN_TOGETHER.stream().anyMatch(together -> together.containsAll(scripts));
  }

  @Override
  public String toString() {
    return "Username[redacted]";
  }
}
