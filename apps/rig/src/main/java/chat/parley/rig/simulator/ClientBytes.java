package chat.parley.rig.simulator;

import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.GatewayFrame;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The client's side of RFC 6455, as far as two honest ends need it.
final class ClientBytes {
  private static final int FINAL_BINARY = 0x82;
  private static final int FINAL_CLOSE = 0x88;
  private static final int MASKED = 0x80;
  private static final int LENGTH_16 = 126;
  private static final int LENGTH_64 = 127;
  private static final int CLOSED_WITHOUT_CODE = 1005;
  private static final byte[] MASK = {1, 2, 3, 4};

  /// What the frames say.
  interface Ear {
    void frame(GatewayFrame frame);

    void close(int code);
  }

  private byte[] pending = {};

  static byte[] of(ClientFrame frame) {
    return masked(FINAL_BINARY, frame.toByteArray());
  }

  static byte[] close(int code) {
    return masked(FINAL_CLOSE, new byte[] {(byte) (code >>> 8), (byte) code});
  }

  private static byte[] masked(int head, byte[] payload) {
    var out = new ByteArrayOutputStream(payload.length + 8);
    out.write(head);
    if (payload.length < LENGTH_16) {
      out.write(MASKED | payload.length);
    } else {
      out.write(MASKED | LENGTH_16);
      out.write(payload.length >>> 8);
      out.write(payload.length);
    }
    out.writeBytes(MASK);
    for (int i = 0; i < payload.length; i++) {
      out.write(payload[i] ^ MASK[i & 3]);
    }
    return out.toByteArray();
  }

  /// Takes what came, and tells every frame that is whole now.
  void take(byte[] bytes, Ear ear) throws InvalidProtocolBufferException {
    var all = Arrays.copyOf(pending, pending.length + bytes.length);
    System.arraycopy(bytes, 0, all, pending.length, bytes.length);
    var in = ByteBuffer.wrap(all);
    int begin = 0;
    for (var payload = next(in); payload != null; payload = next(in)) {
      boolean isClose = (all[begin] & 0xFF) == FINAL_CLOSE;
      begin = in.position();
      if (isClose) {
        ear.close(payload.remaining() < 2 ? CLOSED_WITHOUT_CODE : payload.getShort() & 0xFFFF);
      } else {
        ear.frame(GatewayFrame.parseFrom(payload));
      }
    }
    pending = Arrays.copyOfRange(all, begin, all.length);
  }

  private static @Nullable ByteBuffer next(ByteBuffer in) {
    if (in.remaining() < 2) {
      return null;
    }
    int start = in.position();
    int short7 = in.get(start + 1) & 0x7F;
    int head = short7 == LENGTH_64 ? 10 : short7 == LENGTH_16 ? 4 : 2;
    if (in.remaining() < head) {
      return null;
    }
    int length =
        switch (short7) {
          case LENGTH_16 -> in.getShort(start + 2) & 0xFFFF;
          case LENGTH_64 -> Math.toIntExact(in.getLong(start + 2));
          default -> short7;
        };
    if (in.remaining() < head + length) {
      return null;
    }
    var payload = in.slice(start + head, length);
    in.position(start + head + length);
    return payload;
  }
}
