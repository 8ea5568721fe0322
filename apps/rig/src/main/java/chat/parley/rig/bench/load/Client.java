package chat.parley.rig.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/// One socket of the generator and what it has got so far.
final class Client {
  private static final byte[] NOTHING = {};

  private final SocketChannel channel;
  private final Dialect dialect;
  private final Listener listener;
  private byte[] rest = NOTHING;

  /// Whether the server has answered the upgrade; for dialects that begin with one.
  boolean upgraded;

  /// The number of the next message.
  long next;

  /// What becomes of a socket.
  interface Listener {

    void ready(Client client);

    /// A message has arrived.
    void delivered(Client client, long number);

    void closed(Client client);
  }

  private Client(SocketChannel channel, Dialect dialect, Listener listener, long next) {
    this.channel = channel;
    this.dialect = dialect;
    this.listener = listener;
    this.next = next;
  }

  /// Connects and says the greeting.
  ///
  /// @param next the number of the first message to come
  static Client open(Selector selector, int port, Dialect dialect, Listener listener, long next)
      throws IOException {
    var channel =
        SocketChannel.open(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    var client = new Client(channel, dialect, listener, next);
    channel.register(selector, SelectionKey.OP_READ, client);
    client.say(ByteBuffer.wrap(dialect.greeting()));
    return client;
  }

  /// Reads once and takes what is whole.
  void readable(ByteBuffer in) {
    in.clear().put(rest);
    try {
      if (channel.read(in) < 0) {
        close();
        return;
      }
    } catch (IOException broken) {
      close();
      return;
    }
    in.flip();
    dialect.take(this, in);
    rest = in.hasRemaining() ? new byte[in.remaining()] : NOTHING;
    in.get(rest);
  }

  /// Writes all of it; what clients say is small, so a full socket is rare and waited for.
  void say(ByteBuffer words) {
    try {
      while (words.hasRemaining()) {
        if (channel.write(words) == 0) {
          Thread.onSpinWait();
        }
      }
    } catch (IOException broken) {
      close();
    }
  }

  void say(byte[] words) {
    say(ByteBuffer.wrap(words));
  }

  void ready() {
    listener.ready(this);
  }

  void delivered(long number) {
    listener.delivered(this, number);
  }

  void close() {
    try {
      channel.close();
    } catch (IOException alreadyGone) {
      // It is closed, which is what was wanted.
    }
    listener.closed(this);
  }
}
