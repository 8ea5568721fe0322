package chat.parley.testkit.canary;

import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// A form in which a program may leave a text behind. A digest without a key counts: who guesses
/// the text can confirm the guess.
public enum Form {
  PLAIN,
  COMPOSED,
  DECOMPOSED,
  LOWER_CASE,
  UPPER_CASE,
  UTF_16LE,
  UTF_16BE,
  LATIN_1,
  HEX,
  HEX_UPPER_CASE,
  BASE64_AT_0,
  BASE64_AT_1,
  BASE64_AT_2,
  BASE64URL_AT_0,
  BASE64URL_AT_1,
  BASE64URL_AT_2,
  /// Every byte as `%63`.
  URL_ESCAPED,
  /// What is no letter or digit as `%C3%A9`.
  URL_ENCODED,
  /// Every unit as a backslash, `u` and four digits.
  JSON_ESCAPED,
  /// Only what is not ASCII so.
  JSON_ENCODED,
  HTML_DECIMAL,
  HTML_HEX,
  HTML_ENCODED,
  REVERSED,
  MD5,
  MD5_HEX,
  SHA1,
  SHA1_HEX,
  SHA256,
  SHA256_HEX;

  private static final int BYTES_OF_A_GROUP = 3;
  private static final int CHARACTERS_OF_A_GROUP = 4;

  /// The bytes to look for. A form that says the same as an earlier one is left out.
  static Map<Form, byte[]> all(String text) {
    var forms = new EnumMap<Form, byte[]>(Form.class);
    for (var form : values()) {
      var bytes = form.of(text);
      if (forms.values().stream().noneMatch(known -> Arrays.equals(known, bytes))) {
        forms.put(form, bytes);
      }
    }
    return forms;
  }

  private byte[] of(String text) {
    return switch (this) {
      case PLAIN -> utf8(text);
      case COMPOSED -> utf8(Normalizer.normalize(text, Normalizer.Form.NFC));
      case DECOMPOSED -> utf8(Normalizer.normalize(text, Normalizer.Form.NFD));
      case LOWER_CASE -> utf8(text.toLowerCase(Locale.ROOT));
      case UPPER_CASE -> utf8(text.toUpperCase(Locale.ROOT));
      case UTF_16LE -> bytes(text, StandardCharsets.UTF_16LE);
      case UTF_16BE -> bytes(text, StandardCharsets.UTF_16BE);
      case LATIN_1 -> bytes(text, StandardCharsets.ISO_8859_1);
      case HEX -> utf8(HexFormat.of().formatHex(utf8(text)));
      case HEX_UPPER_CASE -> utf8(HexFormat.of().withUpperCase().formatHex(utf8(text)));
      case BASE64_AT_0 -> base64(Base64.getEncoder(), text, 0);
      case BASE64_AT_1 -> base64(Base64.getEncoder(), text, 1);
      case BASE64_AT_2 -> base64(Base64.getEncoder(), text, 2);
      case BASE64URL_AT_0 -> base64(Base64.getUrlEncoder(), text, 0);
      case BASE64URL_AT_1 -> base64(Base64.getUrlEncoder(), text, 1);
      case BASE64URL_AT_2 -> base64(Base64.getUrlEncoder(), text, 2);
      case URL_ESCAPED -> eachByte(text, "%%%02X");
      case URL_ENCODED -> utf8(URLEncoder.encode(text, StandardCharsets.UTF_8));
      case JSON_ESCAPED -> eachUnit(text, "\\u%04x");
      case JSON_ENCODED -> outsideAscii(text, "\\u%04x");
      case HTML_DECIMAL -> eachUnit(text, "&#%d;");
      case HTML_HEX -> eachUnit(text, "&#x%x;");
      case HTML_ENCODED -> outsideAscii(text, "&#%d;");
      case REVERSED -> utf8(new StringBuilder(text).reverse().toString());
      case MD5 -> digest("MD5", text);
      case MD5_HEX -> hex(digest("MD5", text));
      case SHA1 -> digest("SHA-1", text);
      case SHA1_HEX -> hex(digest("SHA-1", text));
      case SHA256 -> digest("SHA-256", text);
      case SHA256_HEX -> hex(digest("SHA-256", text));
    };
  }

  /// What base64 makes of the text when it begins so many bytes into a group of three: the whole
  /// groups only, since the others depend on what stands around.
  private static byte[] base64(Base64.Encoder encoder, String text, int offset) {
    var bytes = utf8(text);
    int skipped = (BYTES_OF_A_GROUP - offset) % BYTES_OF_A_GROUP;
    int groups = (bytes.length - skipped) / BYTES_OF_A_GROUP;
    var whole = Arrays.copyOfRange(bytes, skipped, skipped + groups * BYTES_OF_A_GROUP);
    return Arrays.copyOf(encoder.encode(whole), groups * CHARACTERS_OF_A_GROUP);
  }

  private static byte[] eachByte(String text, String format) {
    var out = new StringBuilder();
    for (byte b : utf8(text)) {
      out.append(format.formatted(b & 0xFF));
    }
    return utf8(out.toString());
  }

  private static byte[] eachUnit(String text, String format) {
    return utf8(text.chars().mapToObj(format::formatted).collect(Collectors.joining()));
  }

  private static byte[] outsideAscii(String text, String format) {
    return utf8(
        text.chars()
            .mapToObj(unit -> unit < 0x80 ? String.valueOf((char) unit) : format.formatted(unit))
            .collect(Collectors.joining()));
  }

  private static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm).digest(utf8(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hex(byte[] bytes) {
    return utf8(HexFormat.of().formatHex(bytes));
  }

  private static byte[] utf8(String text) {
    return bytes(text, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text, Charset charset) {
    return text.getBytes(charset);
  }
}
