package chat.parley.gateway.health;

import chat.parley.shared.health.Readiness;
import chat.parley.shared.health.ReadinessCheck;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/// Answers `/health/live` and `/health/ready`.
@Singleton
public final class HealthHandler {
  public static final String LIVE = "/health/live";
  public static final String READY = "/health/ready";

  private final List<ReadinessCheck> checks;

  public HealthHandler(Collection<ReadinessCheck> checks) {
    this.checks = List.copyOf(checks);
  }

  /// Whether the process can answer at all.
  public void live(HttpServerExchange exchange) {
    answer(exchange, 200, "live\n");
  }

  /// Whether every part works. The checks block: they leave the threads that write to sockets.
  public HttpHandler ready() {
    return exchange ->
        exchange.dispatch(
            () -> {
              var readiness = Readiness.of(checks);
              answer(exchange, readiness.status(), readiness.words());
            });
  }

  private static void answer(HttpServerExchange exchange, int status, String words) {
    exchange.setStatusCode(status).getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
    exchange.getResponseSender().send(words);
  }
}
