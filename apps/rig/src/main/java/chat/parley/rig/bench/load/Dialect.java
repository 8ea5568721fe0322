package chat.parley.rig.bench.load;

import java.nio.ByteBuffer;

/// How the clients of one kind of server talk. One instance serves a whole swarm.
interface Dialect {

  /// What a client says when its socket is open.
  byte[] greeting();

  /// Takes every whole unit between position and limit, and leaves the position behind them.
  void take(Client client, ByteBuffer in);

  /// What keeps a session alive; empty when nothing is needed.
  default byte[] heartbeat() {
    return new byte[0];
  }
}
