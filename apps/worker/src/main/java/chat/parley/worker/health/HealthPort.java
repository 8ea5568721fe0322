package chat.parley.worker.health;

import chat.parley.shared.health.Readiness;
import chat.parley.shared.health.ReadinessCheck;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executors;

/// The port of a worker that runs by itself: `/health/live` and `/health/ready`, and nothing else.
/// It answers this machine only.
public final class HealthPort implements AutoCloseable {
  private static final int BACKLOG = 16;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final List<ReadinessCheck> checks;
  private final HttpServer server;

  private HealthPort(Collection<ReadinessCheck> checks, HttpServer server) {
    this.checks = List.copyOf(checks);
    this.server = server;
  }

  /// Opens the port.
  ///
  /// @param port 0 for any that is free
  public static HealthPort open(int port, Collection<ReadinessCheck> checks) {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      var health = new HealthPort(checks, HttpServer.create(address, BACKLOG));
      health.server.createContext("/", health::answer);
      health.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      health.server.start();
      return health;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestURI().getPath()) {
      case "/health/live" -> answer(exchange, OK, "live\n");
      case "/health/ready" -> {
        var readiness = Readiness.of(checks);
        answer(exchange, readiness.status(), readiness.words());
      }
      default -> answer(exchange, NOT_FOUND, "not found\n");
    }
  }

  private static void answer(HttpExchange exchange, int status, String words) throws IOException {
    try (exchange) {
      var body = words.getBytes(StandardCharsets.US_ASCII);
      exchange.getResponseHeaders().set("Content-Type", "text/plain");
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
