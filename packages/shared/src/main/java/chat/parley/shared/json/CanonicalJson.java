package chat.parley.shared.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/// The one way to write a JSON value: RFC 8785, the JSON Canonicalization Scheme.
///
/// No space, keys in the order of their UTF-16 code units, texts with the fewest escapes, numbers
/// as ECMAScript prints them.
public final class CanonicalJson {
  private static final String HEX = "0123456789abcdef";

  private CanonicalJson() {}

  /// The bytes to hash or to sign, in UTF-8.
  ///
  /// @throws IllegalArgumentException if a text holds half a surrogate pair
  public static byte[] bytes(Json value) {
    return text(value).getBytes(StandardCharsets.UTF_8);
  }

  public static String text(Json value) {
    var out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  private static void write(Json value, StringBuilder out) {
    switch (value) {
      case Json.Nothing() -> out.append("null");
      case Json.Flag(boolean flag) -> out.append(flag);
      case Json.Numeral(double number) -> out.append(number(number));
      case Json.Text(var text) -> quote(text, out);
      case Json.Items(var items) -> {
        out.append('[');
        String between = "";
        for (var item : items) {
          out.append(between);
          write(item, out);
          between = ",";
        }
        out.append(']');
      }
      case Json.Members(var members) -> {
        out.append('{');
        String between = "";
        for (var member : new TreeMap<>(members).entrySet()) {
          out.append(between);
          quote(member.getKey(), out);
          out.append(':');
          write(member.getValue(), out);
          between = ",";
        }
        out.append('}');
      }
    }
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int at = 0; at < text.length(); at++) {
      char unit = text.charAt(at);
      switch (unit) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\t' -> out.append("\\t");
        case '\n' -> out.append("\\n");
        case '\f' -> out.append("\\f");
        case '\r' -> out.append("\\r");
        default -> {
          if (unit < ' ') {
            out.append("\\u00").append(HEX.charAt(unit >> 4)).append(HEX.charAt(unit & 15));
          } else if (Character.isSurrogate(unit)) {
            out.append(unit).append(pairOf(text, at));
            at++;
          } else {
            out.append(unit);
          }
        }
      }
    }
    out.append('"');
  }

  private static char pairOf(String text, int at) {
    if (at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
      return text.charAt(at + 1);
    }
    throw new IllegalArgumentException("half a surrogate pair");
  }

  /// ECMAScript's Number::toString: the shortest digits that read back as the same number.
  private static String number(double number) {
    if (number == 0) {
      return "0";
    }
    var sign = number < 0 ? "-" : "";
    var shortest = shortest(Math.abs(number));
    var digits = shortest.unscaledValue().toString();
    int count = digits.length();
    int point = count - shortest.scale();
    if (count <= point && point <= 21) {
      return sign + digits + "0".repeat(point - count);
    }
    if (0 < point && point <= 21) {
      return sign + digits.substring(0, point) + "." + digits.substring(point);
    }
    if (-6 < point && point <= 0) {
      return sign + "0." + "0".repeat(-point) + digits;
    }
    var fraction = count == 1 ? "" : "." + digits.substring(1);
    var exponent = (point > 0 ? "+" : "-") + Math.abs(point - 1);
    return sign + digits.charAt(0) + fraction + "e" + exponent;
  }

  /// Java prints two digits at least, and then picks the nearest of that length, such as 4.9E-324
  /// where one digit (5e-324) is enough.
  private static BigDecimal shortest(double number) {
    var printed = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    if (printed.precision() == 2) {
      var one = new BigDecimal(number).round(new MathContext(1, RoundingMode.HALF_EVEN));
      if (one.doubleValue() == number) {
        return one.stripTrailingZeros();
      }
    }
    return printed;
  }
}
