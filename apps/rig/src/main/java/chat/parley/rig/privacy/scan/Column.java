package chat.parley.rig.privacy.scan;

import chat.parley.testkit.canary.CanaryScan.Hit;
import chat.parley.testkit.canary.Packing;

/// Forms that belong together, as a table shows them.
public enum Column {
  TEXT("as it is"),
  CASE("case"),
  UTF_16("UTF-16"),
  HEX("hex"),
  BASE64("base64"),
  ESCAPED("escaped"),
  REVERSED("reversed"),
  DIGEST("digest"),
  PACKED("packed");

  private final String head;

  Column(String head) {
    this.head = head;
  }

  public String head() {
    return head;
  }

  public static Column of(Hit hit) {
    if (hit.packing() != Packing.NONE) {
      return PACKED;
    }
    return switch (hit.form()) {
      case PLAIN, COMPOSED, DECOMPOSED, LATIN_1 -> TEXT;
      case LOWER_CASE, UPPER_CASE -> CASE;
      case UTF_16LE, UTF_16BE -> UTF_16;
      case HEX, HEX_UPPER_CASE -> HEX;
      case BASE64_AT_0, BASE64_AT_1, BASE64_AT_2, BASE64URL_AT_0, BASE64URL_AT_1, BASE64URL_AT_2 ->
          BASE64;
      case URL_ESCAPED,
          URL_ENCODED,
          JSON_ESCAPED,
          JSON_ENCODED,
          HTML_DECIMAL,
          HTML_HEX,
          HTML_ENCODED ->
          ESCAPED;
      case REVERSED -> REVERSED;
      case MD5, MD5_HEX, SHA1, SHA1_HEX, SHA256, SHA256_HEX -> DIGEST;
    };
  }
}
