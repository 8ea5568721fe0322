package chat.parley.shared.crypto;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// Opens what [SealedOutput] wrote, segment by segment: nothing is handed out that was not checked.
public final class SealedInput extends InputStream {
  private static final int HEAD_BYTES = Integer.BYTES + SealedOutput.PREFIX_BYTES;
  private static final int SEALED_BYTES = SealedOutput.SEGMENT_BYTES + Aead.TAG_BYTES;

  private final InputStream in;
  private final Aead key;
  private final byte[] additional;
  private final byte[] prefix;
  private byte[] segment = new byte[0];
  private byte[] following;
  private int at;
  private int number;

  private SealedInput(
      InputStream in, Aead key, byte[] additional, byte[] prefix, byte[] following) {
    this.in = in;
    this.key = key;
    this.additional = additional;
    this.prefix = prefix;
    this.following = following;
  }

  /// Reads from `in`, and closes it.
  ///
  /// @throws NotAuthenticException if it is no sealed stream; later reads throw it when a segment
  ///     was altered, moved or cut off
  public static SealedInput open(InputStream in, Aead key, byte[] additional) throws IOException {
    var head = ByteBuffer.wrap(in.readNBytes(HEAD_BYTES));
    if (head.remaining() < HEAD_BYTES || head.getInt() != SealedOutput.MAGIC) {
      throw new NotAuthenticException();
    }
    var prefix = new byte[SealedOutput.PREFIX_BYTES];
    head.get(prefix);
    return new SealedInput(in, key, additional.clone(), prefix, in.readNBytes(SEALED_BYTES));
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    if (count == 0) {
      return 0;
    }
    while (at == segment.length) {
      if (number > 0 && following.length == 0) {
        return -1;
      }
      advance();
    }
    int taken = Math.min(count, segment.length - at);
    System.arraycopy(segment, at, bytes, from, taken);
    at += taken;
    return taken;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private void advance() throws IOException {
    var sealed = following;
    following = in.readNBytes(SEALED_BYTES);
    var nonce = SealedOutput.nonce(prefix, number, following.length == 0);
    var whole = ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    segment = key.open(whole, additional);
    at = 0;
    number = Math.incrementExact(number);
  }
}
