package chat.parley.rig.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.util.function.BooleanSupplier;

/// The selector that every socket of the generator hangs on.
final class Sockets implements AutoCloseable {
  private static final int INPUT_BYTES = 256 * 1024;

  private final Selector selector;
  private final ByteBuffer input = ByteBuffer.allocateDirect(INPUT_BYTES);

  Sockets() throws IOException {
    selector = Selector.open();
  }

  Client open(int port, Dialect dialect, Client.Listener listener, long next) throws IOException {
    return Client.open(selector, port, dialect, listener, next);
  }

  /// Reads from every socket that has something, after waiting for the first at most so long.
  void poll(long millis) throws IOException {
    if (millis > 0) {
      selector.select(key -> ((Client) key.attachment()).readable(input), millis);
    } else {
      selector.selectNow(key -> ((Client) key.attachment()).readable(input));
    }
  }

  /// Polls until something holds; false when it does not within the time.
  boolean await(BooleanSupplier condition, long millis) throws IOException {
    long end = System.nanoTime() + millis * 1_000_000;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      poll(10);
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    for (var key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
