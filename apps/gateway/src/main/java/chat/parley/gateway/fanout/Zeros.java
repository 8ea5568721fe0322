package chat.parley.gateway.fanout;

import java.nio.ByteBuffer;

/// Wipes buffers that held personal content.
final class Zeros {

  private static final byte[] ZEROS = new byte[16 * 1024];

  private Zeros() {}

  /// Overwrites the first `length` bytes.
  static void fill(ByteBuffer buffer, int length) {
    for (int at = 0; at < length; at += ZEROS.length) {
      buffer.put(at, ZEROS, 0, Math.min(ZEROS.length, length - at));
    }
  }
}
