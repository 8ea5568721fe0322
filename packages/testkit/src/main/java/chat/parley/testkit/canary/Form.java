package chat.parley.testkit.canary;

import chat.parley.shared.crypto.Sha256;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;

/// A form in which a program may leave an ASCII text behind. A digest without a key counts: who
/// guesses the text can confirm the guess.
enum Form {
  PLAIN,
  UPPER_CASE,
  UTF_16LE,
  UTF_16BE,
  HEX,
  HEX_UPPER_CASE,
  BASE64_AT_0,
  BASE64_AT_1,
  BASE64_AT_2,
  REVERSED,
  SHA256,
  SHA256_HEX;

  private static final int BYTES_OF_A_GROUP = 3;
  private static final int CHARACTERS_OF_A_GROUP = 4;

  /// The bytes to look for, each as the character of its number.
  static Map<Form, String> all(String text) {
    var forms = new EnumMap<Form, String>(Form.class);
    for (var form : values()) {
      forms.put(form, form.of(text));
    }
    return forms;
  }

  private String of(String text) {
    return switch (this) {
      case PLAIN -> text;
      case UPPER_CASE -> text.toUpperCase(Locale.ROOT);
      case UTF_16LE -> latin1(bytes(text, StandardCharsets.UTF_16LE));
      case UTF_16BE -> latin1(bytes(text, StandardCharsets.UTF_16BE));
      case HEX -> HexFormat.of().formatHex(ascii(text));
      case HEX_UPPER_CASE -> HexFormat.of().withUpperCase().formatHex(ascii(text));
      case BASE64_AT_0 -> base64(text, 0);
      case BASE64_AT_1 -> base64(text, 1);
      case BASE64_AT_2 -> base64(text, 2);
      case REVERSED -> new StringBuilder(text).reverse().toString();
      case SHA256 -> latin1(Sha256.of(ascii(text)));
      case SHA256_HEX -> HexFormat.of().formatHex(Sha256.of(ascii(text)));
    };
  }

  /// What base64 makes of the text when it begins so many bytes into a group of three: the whole
  /// groups only, since the others depend on what stands around. In ASCII letters, digits and `_`
  /// no group needs `+` or `/`, so both alphabets are alike.
  private static String base64(String text, int offset) {
    int skipped = (BYTES_OF_A_GROUP - offset) % BYTES_OF_A_GROUP;
    int groups = (text.length() - skipped) / BYTES_OF_A_GROUP;
    var whole = text.substring(skipped, skipped + groups * BYTES_OF_A_GROUP);
    var encoded = Base64.getEncoder().encodeToString(ascii(whole));
    return encoded.substring(0, groups * CHARACTERS_OF_A_GROUP);
  }

  private static byte[] ascii(String text) {
    return bytes(text, StandardCharsets.US_ASCII);
  }

  private static byte[] bytes(String text, Charset charset) {
    return text.getBytes(charset);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
