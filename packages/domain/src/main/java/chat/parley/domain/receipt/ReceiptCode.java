package chat.parley.domain.receipt;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a person keeps to find their receipts: 128 random bits, written down by hand if need be.
///
/// The text has 26 characters of Crockford's base 32 (no I, L, O and U) in groups of five. Reading
/// forgives lower case, missing hyphens, and the letters that look like digits.
public record ReceiptCode(String value) {
  public static final int BYTES = 16;
  public static final int CHARACTERS = 26;

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int GROUP = 5;
  private static final Pattern BETWEEN = Pattern.compile("[\\s-]+");

  /// A code of random bits.
  ///
  /// @param bits 16 bytes
  public static ReceiptCode of(byte[] bits) {
    if (bits.length != BYTES) {
      throw new IllegalArgumentException("a code has 16 bytes");
    }
    var rest = new BigInteger(1, bits);
    var text = new StringBuilder();
    for (int at = 0; at < CHARACTERS; at++) {
      text.append(ALPHABET.charAt(rest.intValue() & 31));
      rest = rest.shiftRight(5);
    }
    return new ReceiptCode(text.reverse().toString());
  }

  /// What somebody typed.
  public static Optional<ReceiptCode> parse(String typed) {
    var text =
        BETWEEN
            .matcher(typed)
            .replaceAll("")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    boolean known = text.chars().allMatch(unit -> ALPHABET.indexOf(unit) >= 0);
    // 26 characters hold 130 bits: the first one is below 8.
    boolean fits = text.length() == CHARACTERS && text.charAt(0) < '8';
    return known && fits ? Optional.of(new ReceiptCode(text)) : Optional.empty();
  }

  /// For the eye, such as `7G3KQ-0V8ZN-…`.
  public String grouped() {
    return value.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }

  @Override
  public String toString() {
    return "ReceiptCode[redacted]";
  }
}
