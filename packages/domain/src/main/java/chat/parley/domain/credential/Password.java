package chat.parley.domain.credential;

import java.text.Normalizer;
import java.util.Optional;

/// What a person types to prove who they are, in NFKC so that every keyboard makes the same.
///
/// It may be shorter than a new password has to be: whoever logs in is compared, not judged.
public record Password(String value) {
  public static final int CODE_POINTS_MIN = 15;
  public static final int CODE_POINTS_MAX = 256;

  public Password {
    if (value.codePointCount(0, value.length()) > CODE_POINTS_MAX) {
      throw new IllegalArgumentException("a password is too long");
    }
  }

  /// Normalises what was typed; empty when it is too long to be a password.
  public static Optional<Password> parse(String typed) {
    if (typed.length() > CODE_POINTS_MAX * 2) {
      return Optional.empty();
    }
    var normal = Normalizer.normalize(typed, Normalizer.Form.NFKC);
    return normal.codePointCount(0, normal.length()) <= CODE_POINTS_MAX
        ? Optional.of(new Password(normal))
        : Optional.empty();
  }

  public int codePoints() {
    return value.codePointCount(0, value.length());
  }

  @Override
  public String toString() {
    return "Password[redacted]";
  }
}
