package chat.parley.gateway.frame;

/// Server frames: final, unmasked, in the shortest form of their length.
public final class FrameEncoder {

  private static final int FIN = 0x80;

  private FrameEncoder() {}

  /// A binary message, its payload the two arrays joined, in one array ready for the wire.
  public static byte[] binary(byte[] head, byte[] payload) {
    return frame(Opcode.BINARY, head, payload);
  }

  public static byte[] binary(byte[] payload) {
    return frame(Opcode.BINARY, new byte[0], payload);
  }

  /// A text message; `utf8` must be valid.
  public static byte[] text(byte[] utf8) {
    return frame(Opcode.TEXT, new byte[0], utf8);
  }

  /// Answers a ping with the payload it came with.
  public static byte[] pong(byte[] payload) {
    return frame(Opcode.PONG, new byte[0], payload);
  }

  /// A close frame without a reason: codes say all there is to say.
  public static byte[] close(CloseStatus status) {
    if (status.equals(CloseStatus.ABSENT)) {
      return frame(Opcode.CLOSE, new byte[0], new byte[0]);
    }
    byte[] payload = {(byte) (status.code() >> 8), (byte) status.code()};
    return frame(Opcode.CLOSE, new byte[0], payload);
  }

  private static byte[] frame(int opcode, byte[] head, byte[] payload) {
    int length = head.length + payload.length;
    int headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10;
    byte[] frame = new byte[headerLength + length];
    frame[0] = (byte) (FIN | opcode);
    if (headerLength == 2) {
      frame[1] = (byte) length;
    } else {
      frame[1] = (byte) (headerLength == 4 ? 126 : 127);
      for (int i = headerLength - 1, rest = length; i >= 2; i--, rest >>>= 8) {
        frame[i] = (byte) rest;
      }
    }
    System.arraycopy(head, 0, frame, headerLength, head.length);
    System.arraycopy(payload, 0, frame, headerLength + head.length, payload.length);
    return frame;
  }
}
