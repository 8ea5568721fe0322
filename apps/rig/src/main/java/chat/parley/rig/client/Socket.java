package chat.parley.rig.client;

import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.rig.client.core.Input;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One WebSocket of a client. What it hears it gives to its client, until it is closed from here:
/// then nothing more.
final class Socket {
  /// What a browser says when the line was cut without a word.
  private static final int CLOSED_ABNORMALLY = 1006;

  private static final int GOODBYE_MS_MAX = 2_000;

  private final Consumer<Input> client;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by `lock`.
  private @Nullable WebSocket opened;
  private boolean over;

  private Socket(Consumer<Input> client) {
    this.client = client;
  }

  static Socket open(Network network, String path, Consumer<Input> client) {
    var socket = new Socket(client);
    network.open(path, socket.new Ear(), socket::lost);
    return socket;
  }

  void send(ClientFrame frame) {
    var open = opened();
    if (open != null) {
      var _ = open.sendBinary(ByteBuffer.wrap(frame.toByteArray()), true);
    }
  }

  /// Closes in good manners; a peer that does not answer is left.
  void close(int code) {
    var open = opened();
    silence();
    if (open != null) {
      var _ =
          open.sendClose(code, "")
              .orTimeout(GOODBYE_MS_MAX, TimeUnit.MILLISECONDS)
              .whenComplete((_, _) -> open.abort());
    }
  }

  /// Cuts the line; the client hears of it as of any loss.
  void abort() {
    var open = opened();
    lost();
    if (open != null) {
      open.abort();
    }
  }

  private @Nullable WebSocket opened() {
    lock.lock();
    try {
      return over ? null : opened;
    } finally {
      lock.unlock();
    }
  }

  /// True the first time.
  private boolean silence() {
    lock.lock();
    try {
      boolean first = !over;
      over = true;
      return first;
    } finally {
      lock.unlock();
    }
  }

  private void lost() {
    ended(CLOSED_ABNORMALLY);
  }

  private void ended(int code) {
    if (silence()) {
      client.accept(new Input.Closed(code));
    }
  }

  private void heard(Input input) {
    lock.lock();
    try {
      if (!over) {
        client.accept(input);
      }
    } finally {
      lock.unlock();
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final ByteArrayOutputStream message = new ByteArrayOutputStream();

    @Override
    public void onOpen(WebSocket webSocket) {
      lock.lock();
      try {
        opened = webSocket;
        if (over) {
          webSocket.abort();
          return;
        }
      } finally {
        lock.unlock();
      }
      heard(new Input.Opened());
      webSocket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(
        WebSocket webSocket, ByteBuffer data, boolean last) {
      var part = new byte[data.remaining()];
      data.get(part);
      message.writeBytes(part);
      if (last) {
        try {
          heard(new Input.Received(GatewayFrame.parseFrom(message.toByteArray())));
        } catch (InvalidProtocolBufferException _) {
          // What breaks the contract is dropped; a position it took shows up as a hole.
        }
        message.reset();
      }
      webSocket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
      ended(code);
      return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable fault) {
      lost();
    }
  }
}
