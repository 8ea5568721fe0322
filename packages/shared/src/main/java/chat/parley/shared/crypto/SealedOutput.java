package chat.parley.shared.crypto;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// Encrypts a stream of any length in constant memory.
///
/// AES-256-GCM in segments, after the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár
/// 2015): the nonce of a segment is a random prefix of the stream, the segment's number and a mark
/// on the last one, so that no segment can be left out, moved, repeated or cut off at the end.
/// Form: 4 bytes of magic, 7 of prefix, then `ciphertext ‖ tag` by segment.
public final class SealedOutput extends OutputStream {
  /// How every sealed stream begins, so that a scan of raw bytes can find each one.
  public static final int MAGIC = 0xE7_50_61_73;

  static final int SEGMENT_BYTES = 64 * 1024;
  static final int PREFIX_BYTES = 7;

  private final OutputStream out;
  private final Aead key;
  private final byte[] additional;
  private final byte[] prefix = RandomTokens.bytes(PREFIX_BYTES);
  private final byte[] segment = new byte[SEGMENT_BYTES];
  private int filled;
  private int number;
  private boolean begun;
  private boolean closed;

  /// Writes to `out`, and closes it.
  ///
  /// @param additional what the stream is bound to, such as its name
  public SealedOutput(OutputStream out, Aead key, byte[] additional) {
    this.out = out;
    this.key = key;
    this.additional = additional.clone();
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    int at = from;
    int left = count;
    while (left > 0) {
      if (filled == SEGMENT_BYTES) {
        flushSegment(false);
      }
      int taken = Math.min(left, SEGMENT_BYTES - filled);
      System.arraycopy(bytes, at, segment, filled, taken);
      filled += taken;
      at += taken;
      left -= taken;
    }
  }

  /// Marks the end. A stream that was not closed does not open.
  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      flushSegment(true);
      out.close();
    }
  }

  private void flushSegment(boolean last) throws IOException {
    if (!begun) {
      begun = true;
      out.write(
          ByteBuffer.allocate(Integer.BYTES + PREFIX_BYTES).putInt(MAGIC).put(prefix).array());
    }
    var nonce = nonce(prefix, number, last);
    var sealed = key.seal(nonce, Arrays.copyOf(segment, filled), additional);
    out.write(sealed, Aead.NONCE_BYTES, sealed.length - Aead.NONCE_BYTES);
    Arrays.fill(segment, (byte) 0);
    filled = 0;
    number = Math.incrementExact(number);
  }

  static byte[] nonce(byte[] prefix, int number, boolean last) {
    return ByteBuffer.allocate(Aead.NONCE_BYTES)
        .put(prefix)
        .putInt(number)
        .put((byte) (last ? 1 : 0))
        .array();
  }
}
