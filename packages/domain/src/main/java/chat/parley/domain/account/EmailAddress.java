package chat.parley.domain.account;

import java.text.Normalizer;
import java.util.Optional;

/// An e-mail address: something, `@`, something. Whether mail arrives is for mail to find out.
public record EmailAddress(String value) {
  public static final int LENGTH_MAX = 254;
  private static final int LOCAL_PART_LENGTH_MAX = 64;

  public EmailAddress {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /// Normalises what a person typed; empty when it cannot be an address.
  public static Optional<EmailAddress> parse(String typed) {
    var address = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    return isWellFormed(address) ? Optional.of(new EmailAddress(address)) : Optional.empty();
  }

  /// The form that look-up compares.
  public String folded() {
    return TextFolding.fold(value);
  }

  private static boolean isWellFormed(String text) {
    int at = text.lastIndexOf('@');
    return text.length() <= LENGTH_MAX
        && at > 0
        && at <= LOCAL_PART_LENGTH_MAX
        && at < text.length() - 1
        && text.codePoints().noneMatch(EmailAddress::isForbidden)
        && isDomain(text.substring(at + 1))
        && text.indexOf('@') == at;
  }

  private static boolean isDomain(String text) {
    return !text.startsWith(".")
        && !text.startsWith("-")
        && !text.endsWith(".")
        && !text.endsWith("-")
        && !text.contains("..");
  }

  private static boolean isForbidden(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.getType(codePoint) == Character.FORMAT
        || Character.getType(codePoint) == Character.SURROGATE
        || "()<>[]:;,\\\"".indexOf(codePoint) >= 0;
  }

  @Override
  public String toString() {
    return "EmailAddress[redacted]";
  }
}
