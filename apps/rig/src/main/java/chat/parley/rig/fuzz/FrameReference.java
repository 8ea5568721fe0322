package chat.parley.rig.fuzz;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// RFC 6455 section 5.2 once more, slow and plain, for single masked binary and ping frames. It
/// has no opinion on anything else.
final class FrameReference {
  private static final int BINARY = 0x82;
  private static final int PING = 0x89;
  private static final int CONTROL_BYTES_MAX = 125;
  private static final int TOO_BIG = 1009;
  private static final int PROTOCOL_ERROR = 1002;

  private FrameReference() {}

  static String message(boolean text, byte[] payload) {
    return (text ? "text " : "binary ") + payload.length + " " + Arrays.hashCode(payload);
  }

  static String ping(byte[] payload) {
    return "ping " + payload.length + " " + Arrays.hashCode(payload);
  }

  /// What a decoder must find; empty when the bytes hold frames that this does not read.
  static Optional<List<String>> of(byte[] bytes, int bytesMax) {
    var in = ByteBuffer.wrap(bytes);
    var found = new ArrayList<String>();
    while (in.hasRemaining()) {
      int first = in.get() & 0xFF;
      if (first != BINARY && first != PING) {
        return Optional.empty();
      }
      if (!in.hasRemaining()) {
        return Optional.of(found);
      }
      int second = in.get() & 0xFF;
      int shortLength = second & 0x7F;
      if (second < 0x80 || (first == PING && shortLength > CONTROL_BYTES_MAX)) {
        return ending(found, PROTOCOL_ERROR);
      }
      int lengthBytes = shortLength == 127 ? 8 : shortLength == 126 ? 2 : 0;
      if (in.remaining() < lengthBytes) {
        return Optional.of(found);
      }
      long length =
          switch (lengthBytes) {
            case 8 -> in.getLong();
            case 2 -> in.getShort() & 0xFFFF;
            default -> shortLength;
          };
      long shortest = lengthBytes == 8 ? 65_536 : lengthBytes == 2 ? 126 : 0;
      if (length < shortest) {
        return ending(found, PROTOCOL_ERROR);
      }
      if (length > bytesMax) {
        return ending(found, TOO_BIG);
      }
      if (in.remaining() < 4 + length) {
        return Optional.of(found);
      }
      byte[] payload = unmasked(in, (int) length);
      found.add(first == PING ? ping(payload) : message(false, payload));
    }
    return Optional.of(found);
  }

  private static Optional<List<String>> ending(List<String> found, int code) {
    found.add("violation " + code);
    return Optional.of(found);
  }

  private static byte[] unmasked(ByteBuffer in, int length) {
    var mask = new byte[4];
    in.get(mask);
    var payload = new byte[length];
    in.get(payload);
    for (int i = 0; i < length; i++) {
      payload[i] ^= mask[i & 3];
    }
    return payload;
  }
}
