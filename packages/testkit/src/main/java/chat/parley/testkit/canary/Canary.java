package chat.parley.testkit.canary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// A word that occurs nowhere else, and what it stands for.
///
/// @param name such as `ann message body`; never the word itself
/// @param raw whether it is bytes, each a character of its number, and has no other form
public record Canary(String name, String value, boolean raw) {

  public Canary(String name, String value) {
    this(name, value, false);
  }

  /// Letters, digits and `_`, so that it can be anything, even a username.
  public static Canary of(String name) {
    return new Canary(
        name, "canary_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
  }

  /// Bytes that occur nowhere else.
  public static Canary ofBytes(String name, byte[] bytes) {
    return new Canary(name, new String(bytes, StandardCharsets.ISO_8859_1), true);
  }

  /// A number in eight bytes, the highest first.
  public static Canary ofLong(String name, long value) {
    return ofBytes(name, ByteBuffer.allocate(Long.BYTES).putLong(value).array());
  }

  /// The bytes to look for.
  Map<Form, byte[]> forms() {
    return raw ? Map.of(Form.PLAIN, value.getBytes(StandardCharsets.ISO_8859_1)) : Form.all(value);
  }
}
