package chat.parley.rig.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// The head of an HTTP answer between the position and the limit of a buffer.
final class HttpHead {
  private static final int STATUS_AT = "HTTP/1.1 ".length();
  private static final String LENGTH = "\r\ncontent-length:";

  private HttpHead() {}

  /// Where the head ends and the body begins; -1 when it is not all there.
  static int end(ByteBuffer in) {
    for (int i = in.position(); i + 4 <= in.limit(); i++) {
      if (in.get(i) == '\r'
          && in.get(i + 1) == '\n'
          && in.get(i + 2) == '\r'
          && in.get(i + 3) == '\n') {
        return i + 4;
      }
    }
    return -1;
  }

  static int status(ByteBuffer in) {
    int at = in.position() + STATUS_AT;
    return (in.get(at) - '0') * 100 + (in.get(at + 1) - '0') * 10 + in.get(at + 2) - '0';
  }

  /// The bytes of the body; a server that does not say is not spoken to further.
  static int bodyBytes(ByteBuffer in, int end) {
    byte[] head = new byte[end - in.position()];
    in.get(in.position(), head);
    var lines = new String(head, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    int at = lines.indexOf(LENGTH);
    if (at < 0) {
      throw new IllegalStateException("an answer without a length: " + lines);
    }
    int from = at + LENGTH.length();
    return Integer.parseInt(lines.substring(from, lines.indexOf('\r', from)).strip());
  }
}
