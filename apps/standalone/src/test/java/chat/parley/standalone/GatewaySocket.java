package chat.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A person's open socket, in JSON.
final class GatewaySocket implements AutoCloseable {
  private static final long FRAME_S_MAX = 20;

  private final Frames frames = new Frames();
  private final WebSocket socket;

  private GatewaySocket(HttpClient client, URI origin) {
    this.socket =
        client
            .newWebSocketBuilder()
            .subprotocols("parley.v1.json")
            .header("Origin", origin.toString())
            .buildAsync(URI.create("ws://" + origin.getAuthority() + "/gateway"), frames)
            .join();
  }

  /// Opens a socket and waits until it is ready.
  static GatewaySocket identify(HttpClient client, URI origin, String ticket) {
    var socket = new GatewaySocket(client, origin);
    socket.send("identify", Visitor.json("ticket", ticket, "presence", "ONLINE"));
    socket.await("ready");
    return socket;
  }

  void send(String kind, JsonObject body) {
    var frame = new JsonObject();
    frame.add(kind, body);
    socket.sendText(frame.toString(), true).join();
  }

  /// The body of the next frame of a kind; others are passed over.
  JsonObject await(String kind) {
    while (true) {
      var frame = frames.next();
      if (frame.has(kind)) {
        return frame.getAsJsonObject(kind);
      }
    }
  }

  /// The next event of a kind.
  JsonObject awaitEvent(String kind) {
    while (true) {
      var event = await("dispatch");
      if (event.has(kind)) {
        return event.getAsJsonObject(kind);
      }
    }
  }

  /// Waits until the other end closes it.
  void awaitClosed() {
    try {
      assertThat(frames.closed.await(FRAME_S_MAX, TimeUnit.SECONDS)).as("closed").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    socket.abort();
  }

  private static final class Frames implements WebSocket.Listener {
    private final BlockingQueue<JsonObject> whole = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      part.append(text);
      if (last) {
        whole.add(JsonParser.parseString(part.toString()).getAsJsonObject());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
      closed.countDown();
      return null;
    }

    JsonObject next() {
      try {
        var frame = whole.poll(FRAME_S_MAX, TimeUnit.SECONDS);
        if (frame == null) {
          throw new AssertionError("no frame within " + FRAME_S_MAX + " s");
        }
        return frame;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
