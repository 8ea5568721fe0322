package chat.parley.rig.simulator;

import chat.parley.gateway.fanout.Line;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;

/// A TCP connection between a client and a gateway node: in order, delayed, perhaps slow, and
/// sometimes cut or dead.
final class SimulatedLine implements Line {
  private static final int IN_FLIGHT_BYTES_MAX = 16 * 1024;
  private static final int SLOW_IN_FLIGHT_S = 2;

  /// What the client's end hears.
  interface ClientEnd {
    void opened();

    /// Some bytes came.
    ///
    /// @param sentMs when the node gave the last of these bytes to the line
    void received(byte[] bytes, long sentMs);

    void cut();
  }

  private final Scheduler scheduler;
  private final Executor node;
  private final ClientEnd client;
  private final int delayMs;
  private int bytesPerS;
  private final ArrayDeque<Byte> toNode = new ArrayDeque<>();
  private Runnable readable = () -> {};
  private Runnable writable = () -> {};
  private boolean wantsWrite;
  private boolean ended;
  private boolean nodeClosed;
  private boolean dead;
  private int inFlight;
  private long lastToClientMs;
  private long lastToNodeMs;

  /// @param node runs what the node's end does
  /// @param bytesPerS what the line carries to the client; 0 for as much as there is
  SimulatedLine(Scheduler scheduler, Executor node, ClientEnd client, int delayMs, int bytesPerS) {
    this.scheduler = scheduler;
    this.node = node;
    this.client = client;
    this.delayMs = delayMs;
    this.bytesPerS = bytesPerS;
  }

  // The client's end.

  void send(byte[] bytes) {
    toNode(
        () -> {
          for (byte each : bytes) {
            toNode.addLast(each);
          }
        });
  }

  void closeFromClient() {
    toNode(() -> ended = true);
  }

  private void toNode(Runnable arrival) {
    lastToNodeMs = Math.max(lastToNodeMs, scheduler.millis() + delayMs);
    scheduler.after(
        lastToNodeMs - scheduler.millis(),
        () -> {
          if (!dead && !nodeClosed) {
            arrival.run();
            node.execute(readable);
          }
        });
  }

  /// Both ends hear of it.
  void cut() {
    if (!ended) {
      ended = true;
      node.execute(readable);
      toClient(client::cut);
    }
  }

  /// Carries nothing any more, and tells nobody.
  void die() {
    dead = true;
  }

  void speedUp() {
    bytesPerS = 0;
  }

  private void toClient(Runnable arrival) {
    lastToClientMs = Math.max(lastToClientMs, scheduler.millis() + delayMs);
    scheduler.after(
        lastToClientMs - scheduler.millis(),
        () -> {
          if (!dead) {
            arrival.run();
          }
        });
  }

  // The node's end.

  /// The node took the connection.
  void greet() {
    toClient(client::opened);
  }

  @Override
  public void onReadable(Runnable listener) {
    readable = listener;
  }

  @Override
  public void onWritable(Runnable listener) {
    writable = listener;
  }

  @Override
  public void wakeReads() {
    node.execute(readable);
  }

  @Override
  public void resumeWrites() {
    wantsWrite = true;
  }

  @Override
  public void suspendWrites() {
    wantsWrite = false;
  }

  @Override
  public int read(ByteBuffer into) {
    if (toNode.isEmpty()) {
      return ended ? -1 : 0;
    }
    int count = 0;
    while (into.hasRemaining() && !toNode.isEmpty()) {
      into.put(toNode.removeFirst());
      count++;
    }
    return count;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    if (ended || nodeClosed) {
      throw new IOException("the line is cut");
    }
    int room = bytesPerS == 0 ? IN_FLIGHT_BYTES_MAX : bytesPerS * SLOW_IN_FLIGHT_S;
    if (room <= inFlight || dead) {
      return 0;
    }
    var bytes = new byte[Math.min(from.remaining(), room - inFlight)];
    from.get(bytes);
    inFlight += bytes.length;
    long sentMs = scheduler.millis();
    if (bytesPerS > 0) {
      lastToClientMs =
          Math.max(lastToClientMs, sentMs + delayMs) + bytes.length * 1_000L / bytesPerS;
    }
    toClient(
        () -> {
          inFlight -= bytes.length;
          client.received(bytes, sentMs);
          if (wantsWrite) {
            node.execute(writable);
          }
        });
    return bytes.length;
  }

  @Override
  public void shutdownWrites() {
    toClient(client::cut);
  }

  @Override
  public void close() {
    if (!nodeClosed) {
      nodeClosed = true;
      toClient(client::cut);
    }
  }
}
