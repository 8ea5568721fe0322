package chat.parley.shared.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/// Reads one JSON value, and nothing that another reader could understand differently.
public final class JsonReader {
  /// Deeper nesting is no document of ours.
  public static final int DEPTH_MAX = 32;

  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  /// Reads bytes of well-formed UTF-8.
  ///
  /// @throws NotJsonException if they are anything else than one value
  public static Json read(byte[] utf8) {
    try {
      return read(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(utf8))
              .toString());
    } catch (CharacterCodingException e) {
      throw new NotJsonException("the bytes are not UTF-8", 0);
    }
  }

  /// Reads a text.
  ///
  /// @throws NotJsonException if the text is anything else than one value
  public static Json read(String text) {
    var reader = new JsonReader(text);
    var value = reader.value(0);
    reader.skipSpace();
    if (reader.at != text.length()) {
      throw reader.fault("something follows the value");
    }
    return value;
  }

  private Json value(int depth) {
    if (depth > DEPTH_MAX) {
      throw fault("nested too deeply");
    }
    skipSpace();
    return switch (peek()) {
      case '{' -> members(depth);
      case '[' -> items(depth);
      case '"' -> new Json.Text(string());
      case 't' -> word("true", new Json.Flag(true));
      case 'f' -> word("false", new Json.Flag(false));
      case 'n' -> word("null", new Json.Nothing());
      default -> number();
    };
  }

  private Json members(int depth) {
    var members = new LinkedHashMap<String, Json>();
    at++;
    if (closes('}')) {
      return new Json.Members(members);
    }
    do {
      skipSpace();
      var key = string();
      skipSpace();
      expect(':');
      if (members.put(key, value(depth + 1)) != null) {
        throw fault("a key is given twice");
      }
    } while (continues('}'));
    return new Json.Members(members);
  }

  private Json items(int depth) {
    var items = new ArrayList<Json>();
    at++;
    if (closes(']')) {
      return new Json.Items(items);
    }
    do {
      items.add(value(depth + 1));
    } while (continues(']'));
    return new Json.Items(items);
  }

  private boolean closes(char end) {
    skipSpace();
    if (peek() != end) {
      return false;
    }
    at++;
    return true;
  }

  private boolean continues(char end) {
    if (closes(end)) {
      return false;
    }
    expect(',');
    return true;
  }

  private Json number() {
    var matcher = NUMBER.matcher(text).region(at, text.length());
    if (!matcher.lookingAt()) {
      throw fault("a value is missing");
    }
    double number = Double.parseDouble(matcher.group());
    if (!Double.isFinite(number)) {
      throw fault("a number is too large");
    }
    at = matcher.end();
    return new Json.Numeral(number);
  }

  private Json word(String word, Json value) {
    if (!text.startsWith(word, at)) {
      throw fault("a value is missing");
    }
    at += word.length();
    return value;
  }

  private String string() {
    expect('"');
    var out = new StringBuilder();
    for (char unit = next(); unit != '"'; unit = next()) {
      if (unit < ' ') {
        throw fault("a control character stands in a text");
      }
      out.append(unit == '\\' ? escaped() : unit);
    }
    requireWhole(out);
    return out.toString();
  }

  private char escaped() {
    char unit = next();
    return switch (unit) {
      case '"', '\\', '/' -> unit;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> {
        int code = 0;
        for (int digit = 0; digit < 4; digit++) {
          int value = Character.digit(next(), 16);
          if (value < 0) {
            throw fault("an escape has four digits");
          }
          code = code * 16 + value;
        }
        yield (char) code;
      }
      default -> throw fault("an unknown escape");
    };
  }

  private void requireWhole(CharSequence string) {
    if (string.codePoints().anyMatch(point -> point >= 0xD800 && point <= 0xDFFF)) {
      throw fault("half a surrogate pair");
    }
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw fault("'" + wanted + "' is missing");
    }
  }

  private char next() {
    char unit = peek();
    at++;
    return unit;
  }

  private char peek() {
    if (at >= text.length()) {
      throw fault("the end comes too early");
    }
    return text.charAt(at);
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private NotJsonException fault(String words) {
    return new NotJsonException(words, at);
  }
}
