package chat.parley.rig.client;

import chat.parley.proto.v1.Problem;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// The way to one instance, shared by any number of people.
public final class Network implements AutoCloseable {
  static final String PROTOBUF = "application/x-protobuf";
  private static final String SUBPROTOCOL = "parley.v1.protobuf";
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
  private static final int STATUS_ERROR = 500;

  private final URI base;
  private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient http;

  /// @param base where the instance answers, such as `http://127.0.0.1:8080`
  public Network(URI base) {
    this.base = base;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_MAX)
            .executor(work)
            .build();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(ANSWER_MAX)
        .header("Accept", PROTOBUF);
  }

  /// Asks once. Blocks.
  ///
  /// @param cookies hears of every cookie that is set, as `name=value`
  <T> Answer<T> ask(HttpRequest request, Parser<T> parser, Consumer<String> cookies) {
    try {
      var response = http.send(request, BodyHandlers.ofByteArray());
      response.headers().allValues("Set-Cookie").stream()
          .map(cookie -> cookie.split(";", 2)[0])
          .forEach(cookies);
      return response.statusCode() < 300
          ? new Answer.Given<>(parser.parseFrom(response.body()))
          : refusal(response);
    } catch (InvalidProtocolBufferException foreign) {
      return new Answer.Silent<>(Duration.ZERO);
    } catch (IOException unreachable) {
      return new Answer.Silent<>(Duration.ZERO);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer.Silent<>(Duration.ZERO);
    }
  }

  private static <T> Answer<T> refusal(HttpResponse<byte[]> response)
      throws InvalidProtocolBufferException {
    var after = Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(0));
    var type = response.headers().firstValue("Content-Type").orElse("");
    // Anything but our own problem is somebody else's answer: a proxy's, before a node that is
    // away.
    boolean ours = type.contains("protobuf") && response.statusCode() < STATUS_ERROR;
    return ours
        ? new Answer.Refused<>(Problem.parseFrom(response.body()).getCode(), after)
        : new Answer.Silent<>(after);
  }

  /// Opens a socket; what becomes of it is told to the listener alone.
  void open(String path, WebSocket.Listener listener, Runnable failed) {
    var scheme = base.getScheme().equals("https") ? "wss" : "ws";
    var address = URI.create(scheme + "://" + base.getRawAuthority() + path);
    http.newWebSocketBuilder()
        .connectTimeout(CONNECT_MAX)
        .header("Origin", base.getScheme() + "://" + base.getRawAuthority())
        .subprotocols(SUBPROTOCOL)
        .buildAsync(address, listener)
        .exceptionally(
            fault -> {
              failed.run();
              throw new IllegalStateException(fault);
            });
  }

  /// Runs a task that may block; not when all has ended, since nobody waits for it then.
  void run(Runnable task) {
    try {
      work.execute(task);
    } catch (RejectedExecutionException _) {
      // Closed between the question and the answer.
    }
  }

  /// Cuts every connection and ends.
  @Override
  public void close() {
    http.shutdownNow();
    work.shutdownNow();
  }
}
