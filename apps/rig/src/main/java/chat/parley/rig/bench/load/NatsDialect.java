package chat.parley.rig.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The client protocol of nats-server: as a subscriber of one subject, or as a publisher only.
final class NatsDialect implements Dialect {
  private static final byte[] CONNECT =
      ascii("CONNECT {\"verbose\":false,\"pedantic\":false,\"echo\":false}\r\n");
  private static final byte[] PING = ascii("PING\r\n");
  private static final byte[] PONG = ascii("PONG\r\n");

  private final byte[] greeting;

  private NatsDialect(byte[] greeting) {
    this.greeting = greeting;
  }

  static NatsDialect subscriber(String subject) {
    return new NatsDialect(join(CONNECT, join(ascii("SUB " + subject + " 1\r\n"), PING)));
  }

  static NatsDialect publisher() {
    return new NatsDialect(join(CONNECT, PING));
  }

  @Override
  public byte[] greeting() {
    return greeting;
  }

  @Override
  public void take(Client client, ByteBuffer in) {
    for (int end = lineEnd(in); end >= 0; end = lineEnd(in)) {
      int at = in.position();
      if (in.get(at) == 'M') {
        int length = lastNumber(in, end);
        if (in.limit() - end - 2 < length + 2) {
          return;
        }
        client.delivered(in.getLong(end + 2));
        in.position(end + 2 + length + 2);
      } else {
        in.position(end + 2);
        control(client, in.get(at), in.get(at + 1));
      }
    }
  }

  private static void control(Client client, byte first, byte second) {
    if (first == 'P') {
      if (second == 'O') {
        client.ready();
      } else {
        client.say(PONG);
      }
    } else if (first == '-') {
      throw new IllegalStateException("nats-server refused");
    }
  }

  /// Where the line from the position on ends; -1 when it does not yet.
  private static int lineEnd(ByteBuffer in) {
    for (int i = in.position(); i + 1 < in.limit(); i++) {
      if (in.get(i) == '\r' && in.get(i + 1) == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static int lastNumber(ByteBuffer in, int end) {
    int number = 0;
    int scale = 1;
    for (int i = end - 1; in.get(i) != ' '; i--, scale *= 10) {
      number += (in.get(i) - '0') * scale;
    }
    return number;
  }

  static byte[] message(String subject, byte[] payload) {
    var head = ascii("PUB " + subject + " " + payload.length + "\r\n");
    return join(join(head, payload), ascii("\r\n"));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] join(byte[] first, byte[] second) {
    return ByteBuffer.allocate(first.length + second.length).put(first).put(second).array();
  }
}
