package chat.parley.rig.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A link between two parts that is slow, stalls, is half open or breaks, as it is told.
final class FaultProxy implements AutoCloseable {

  /// What happens to bytes on their way.
  enum Mode {
    PASS,
    /// Each piece is half a second late.
    LATE,
    /// A kilobyte a second.
    TRICKLE,
    /// Nothing moves, in either direction, for as long as it lasts; then it goes on.
    STALLED,
    /// Nothing moves any more on the links that are open now; new ones are not taken.
    HALF_OPEN
  }

  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int TRICKLE_BYTES = 100;
  private static final int TRICKLE_MS = 100;
  private static final int LATE_MS = 500;
  private static final int WAIT_MS = 20;

  private final ServerSocket ear;
  private final int target;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private volatile Mode mode = Mode.PASS;
  private volatile boolean closed;

  /// Both ends of a connection.
  private static final class Link {
    private final Socket client;
    private final Socket server;
    private volatile boolean dead;

    Link(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void reset() {
      abort(client);
      abort(server);
    }
  }

  /// @param target a port of this machine
  FaultProxy(int target) throws IOException {
    this.target = target;
    this.ear = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    threads.execute(this::accept);
  }

  int port() {
    return ear.getLocalPort();
  }

  void become(Mode next) {
    if (next == Mode.HALF_OPEN) {
      links.forEach(link -> link.dead = true);
    }
    mode = next;
  }

  /// Resets every open link.
  void cut() {
    links.forEach(Link::reset);
  }

  int linkCount() {
    return links.size();
  }

  private void accept() {
    while (!closed) {
      try {
        var client = ear.accept();
        if (mode == Mode.HALF_OPEN) {
          abort(client);
          continue;
        }
        threads.execute(() -> join(client));
      } catch (IOException e) {
        if (!closed) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void join(Socket client) {
    try {
      var server = new Socket();
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      var link = new Link(client, server);
      links.add(link);
      threads.execute(() -> carry(link, server, client));
      carry(link, client, server);
    } catch (IOException _) {
      abort(client);
    }
  }

  private void carry(Link link, Socket from, Socket to) {
    var buffer = new byte[BUFFER_BYTES];
    try {
      var in = from.getInputStream();
      var out = to.getOutputStream();
      int length = in.read(buffer, 0, BUFFER_BYTES);
      while (length >= 0) {
        for (int at = 0; at < length; ) {
          int part = admit(link, length - at);
          out.write(buffer, at, part);
          at += part;
        }
        length = in.read(buffer, 0, BUFFER_BYTES);
      }
    } catch (IOException _) {
      // The other end hears of it below.
    } finally {
      link.reset();
      links.remove(link);
    }
  }

  /// Waits as long as the mode says; answers how many bytes may pass then.
  private int admit(Link link, int length) {
    while (!closed && (link.dead || mode == Mode.STALLED)) {
      if (link.client.isClosed()) {
        return length;
      }
      Crowd.pause(WAIT_MS);
    }
    return switch (mode) {
      case TRICKLE -> {
        Crowd.pause(TRICKLE_MS);
        yield Math.min(TRICKLE_BYTES, length);
      }
      case LATE -> {
        Crowd.pause(LATE_MS);
        yield length;
      }
      case PASS, STALLED, HALF_OPEN -> length;
    };
  }

  /// Closes without a goodbye.
  private static void abort(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException _) {
      // It is gone either way.
    }
  }

  @Override
  public void close() {
    closed = true;
    cut();
    try {
      ear.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
