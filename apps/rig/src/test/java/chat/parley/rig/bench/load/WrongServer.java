package chat.parley.rig.bench.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Answers upgrades and delivers messages; one of them leaves with the next, changed by a fault.
final class WrongServer implements AutoCloseable {
  private static final String UPGRADED =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";

  /// The message that waits for the one after it.
  static final long HELD = 5;

  /// What a client gets of messages that are sent together.
  interface Fault {
    List<byte[]> of(int client, List<byte[]> messages);
  }

  private final ServerSocket door;
  private final Fault fault;
  private final List<Socket> clients = new ArrayList<>();
  private final List<byte[]> waiting = new ArrayList<>();

  private WrongServer(ServerSocket door, Fault fault) {
    this.door = door;
    this.fault = fault;
  }

  static WrongServer start(Fault fault) throws IOException {
    var server =
        new WrongServer(new ServerSocket(0, 64, InetAddress.ofLiteral("127.0.0.1")), fault);
    Thread.ofVirtual().start(server::welcome);
    return server;
  }

  int port() {
    return door.getLocalPort();
  }

  static long numberOf(byte[] message) {
    return ByteBuffer.wrap(message).getLong();
  }

  private void welcome() {
    try {
      while (true) {
        var client = door.accept();
        synchronized (this) {
          clients.add(client);
        }
        client.getOutputStream().write(UPGRADED.getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  synchronized void publish(byte[] message) {
    waiting.add(message);
    if (numberOf(message) == HELD) {
      return;
    }
    try {
      for (int i = 0; i < clients.size(); i++) {
        var out = new ByteArrayOutputStream();
        for (var each : fault.of(i, waiting)) {
          out.writeBytes(new byte[] {(byte) 0x82, 126, 0, (byte) each.length});
          out.writeBytes(each);
        }
        clients.get(i).getOutputStream().write(out.toByteArray());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    waiting.clear();
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (var client : clients) {
      client.close();
    }
  }
}
