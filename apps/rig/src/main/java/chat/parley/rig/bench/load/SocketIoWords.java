package chat.parley.rig.bench.load;

import java.nio.ByteBuffer;
import java.util.Locale;

/// Socket.IO's protocol 5 inside Engine.IO's protocol 4, as far as it is met here.
final class SocketIoWords implements WebSocketDialect.Words {
  static final String PATH = "/socket.io/?EIO=4&transport=websocket";

  private static final String EVENT = "42[\"m\",\"";
  private static final int NUMBER_AT = EVENT.length();
  private static final int NUMBER_DIGITS = 16;
  private static final byte[] CONNECT = WebSocketDialect.text("40");
  private static final byte[] PONG = WebSocketDialect.text("3");

  @Override
  public void heard(Client client, ByteBuffer in, int at, int length) {
    switch (in.get(at)) {
      case '0' -> client.say(CONNECT);
      case '2' -> client.say(PONG);
      default -> {
        if (in.get(at + 1) == '0') {
          client.ready();
        } else {
          client.delivered(number(in, at + NUMBER_AT));
        }
      }
    }
  }

  private static long number(ByteBuffer in, int at) {
    long number = 0;
    for (int i = 0; i < NUMBER_DIGITS; i++) {
      number = number * 10 + in.get(at + i) - '0';
    }
    return number;
  }

  static byte[] message(long number, int bytes) {
    var digits = String.format(Locale.ROOT, "%0" + NUMBER_DIGITS + "d", number);
    return WebSocketDialect.text(EVENT + digits + "x".repeat(bytes - NUMBER_DIGITS) + "\"]");
  }
}
