package chat.parley.rig.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The frames of RFC 6455, as far as servers send them here: final, unmasked, below 64 KiB.
final class WebSocketDialect implements Dialect {
  private static final int OPCODE = 0x0F;
  private static final int OPCODE_TEXT = 1;
  private static final int OPCODE_BINARY = 2;
  private static final int FIN = 0x80;
  private static final int MASKED = 0x80;
  private static final int LENGTH_SHORT_MAX = 125;
  private static final int LENGTH_16_BITS = 126;
  private static final int LENGTH_64_BITS = 127;
  private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};

  /// What the messages say.
  interface Words {

    /// A whole message; `in` is read by absolute indexes only.
    void heard(Client client, ByteBuffer in, int at, int length);

    /// Nothing precedes the first message of a server that has no words for it.
    default void upgraded(Client client) {}

    default byte[] heartbeat() {
      return new byte[0];
    }
  }

  private final byte[] request;
  private final Words words;

  WebSocketDialect(String path, String subprotocol, int port, Words words) {
    var lines = new StringBuilder();
    lines.append("GET ").append(path).append(" HTTP/1.1\r\n");
    lines.append("Host: 127.0.0.1:").append(port).append("\r\n");
    lines.append("Origin: http://127.0.0.1:").append(port).append("\r\n");
    lines.append("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n");
    lines.append("Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n");
    if (!subprotocol.isEmpty()) {
      lines.append("Sec-WebSocket-Protocol: ").append(subprotocol).append("\r\n");
    }
    this.request = lines.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    this.words = words;
  }

  @Override
  public byte[] greeting() {
    return request;
  }

  @Override
  public byte[] heartbeat() {
    return words.heartbeat();
  }

  @Override
  public void take(Client client, ByteBuffer in) {
    if (!client.upgraded && !answered(client, in)) {
      return;
    }
    int at = in.position();
    int limit = in.limit();
    while (limit - at >= 2) {
      int length = in.get(at + 1) & 0x7F;
      int head = 2;
      if (length == LENGTH_16_BITS) {
        if (limit - at < 4) {
          break;
        }
        length = in.getShort(at + 2) & 0xFFFF;
        head = 4;
      } else if (length == LENGTH_64_BITS) {
        if (limit - at < 10) {
          break;
        }
        length = Math.toIntExact(in.getLong(at + 2));
        head = 10;
      }
      if (limit - at - head < length) {
        break;
      }
      int opcode = in.get(at) & OPCODE;
      if (opcode == OPCODE_TEXT || opcode == OPCODE_BINARY) {
        words.heard(client, in, at + head, length);
      }
      at += head + length;
    }
    in.position(at);
  }

  /// Whether the answer to the upgrade is there; anything but a 101 is the end of the run.
  private boolean answered(Client client, ByteBuffer in) {
    int end = HttpHead.end(in);
    if (end < 0) {
      return false;
    }
    if (HttpHead.status(in) != 101) {
      throw new IllegalStateException("the upgrade was answered with " + HttpHead.status(in));
    }
    in.position(end);
    client.upgraded = true;
    words.upgraded(client);
    return true;
  }

  static byte[] binary(byte[] payload) {
    return frame(OPCODE_BINARY, payload);
  }

  static byte[] text(String payload) {
    return frame(OPCODE_TEXT, payload.getBytes(StandardCharsets.UTF_8));
  }

  /// A frame of a client: masked.
  private static byte[] frame(int opcode, byte[] payload) {
    boolean small = payload.length <= LENGTH_SHORT_MAX;
    var frame = ByteBuffer.allocate((small ? 6 : 8) + payload.length);
    frame.put((byte) (FIN | opcode));
    if (small) {
      frame.put((byte) (MASKED | payload.length));
    } else {
      frame.put((byte) (MASKED | LENGTH_16_BITS)).putShort((short) payload.length);
    }
    frame.put(MASK);
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ MASK[i & 3]));
    }
    return frame.array();
  }
}
