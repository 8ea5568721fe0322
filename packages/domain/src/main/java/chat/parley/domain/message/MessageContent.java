package chat.parley.domain.message;

/// What somebody wrote: 1 to 4,000 code points, at least one of them visible, well-formed Unicode.
/// Otherwise it is kept exactly as typed. It never prints itself.
public record MessageContent(String text) {
  public static final int CODE_POINTS_MAX = 4_000;

  /// What became of a text that a client sent.
  public sealed interface Reading {
    record Accepted(MessageContent content) implements Reading {}

    record Empty() implements Reading {}

    record TooLong() implements Reading {}
  }

  public MessageContent {
    if (text.codePointCount(0, text.length()) > CODE_POINTS_MAX || !hasVisible(text)) {
      throw new IllegalArgumentException("content outside its limits");
    }
  }

  /// Reads a client's text; lone surrogates, which no encoding can carry, become U+FFFD.
  public static Reading read(String text) {
    if (text.codePointCount(0, text.length()) > CODE_POINTS_MAX) {
      return new Reading.TooLong();
    }
    return hasVisible(text)
        ? new Reading.Accepted(new MessageContent(wellFormed(text)))
        : new Reading.Empty();
  }

  @Override
  public String toString() {
    return "MessageContent[redacted]";
  }

  private static boolean hasVisible(String text) {
    return text.codePoints().anyMatch(MessageContent::isVisible);
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> !isBlankLetter(codePoint);
    };
  }

  /// Letters and signs that Unicode draws as nothing: Hangul fillers, Braille blank, selectors.
  private static boolean isBlankLetter(int codePoint) {
    return switch (codePoint) {
      case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F -> true;
      default ->
          (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
              || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    };
  }

  private static String wellFormed(String text) {
    if (text.codePoints().noneMatch(MessageContent::isLoneSurrogate)) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    text.codePoints().map(c -> isLoneSurrogate(c) ? 0xFFFD : c).forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
