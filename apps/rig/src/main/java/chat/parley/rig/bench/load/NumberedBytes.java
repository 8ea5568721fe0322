package chat.parley.rig.bench.load;

import java.nio.ByteBuffer;

/// The messages of plain WebSocket servers: 200 bytes that begin with their number.
final class NumberedBytes implements WebSocketDialect.Words {

  @Override
  public void upgraded(Client client) {
    client.ready();
  }

  @Override
  public void heard(Client client, ByteBuffer in, int at, int length) {
    client.delivered(in.getLong(at));
  }

  static byte[] message(long number, int bytes) {
    return ByteBuffer.allocate(bytes).putLong(number).array();
  }
}
