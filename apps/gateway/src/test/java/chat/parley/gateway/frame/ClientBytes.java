package chat.parley.gateway.frame;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes client frames, broken ones too: what a well-behaved library would never send.
public final class ClientBytes {

  private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};

  private ClientBytes() {}

  public static byte[] text(String text) {
    return frame(0x81, text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] binary(byte[] payload) {
    return frame(0x82, payload);
  }

  /// A masked frame of the shortest form.
  public static byte[] frame(int first, byte[] payload) {
    int length = payload.length;
    int form = length < 126 ? length : length < 65_536 ? 126 : 127;
    return frame(first, form, payload);
  }

  /// A masked frame whose length is written in the form asked for: 126, 127 or the length itself.
  public static byte[] frame(int first, int form, byte[] payload) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(head(first, form, payload.length));
    out.writeBytes(MASK);
    for (int i = 0; i < payload.length; i++) {
      out.write(payload[i] ^ MASK[i % 4]);
    }
    return out.toByteArray();
  }

  /// The first bytes of a masked frame, up to the mask.
  public static byte[] head(int first, int form, long length) {
    var out = new ByteArrayOutputStream();
    out.write(first);
    out.write(0x80 | form);
    int lengthBytes = form == 126 ? 2 : form == 127 ? 8 : 0;
    for (int i = lengthBytes - 1; i >= 0; i--) {
      out.write((int) (length >>> (8 * i)));
    }
    return out.toByteArray();
  }

  public static byte[] unmasked(int first, byte[] payload) {
    return join(new byte[] {(byte) first, (byte) payload.length}, payload);
  }

  public static byte[] close(int code, byte[] reason) {
    return frame(0x88, join(new byte[] {(byte) (code >> 8), (byte) code}, reason));
  }

  public static byte[] join(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    for (var part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  public static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }
}
