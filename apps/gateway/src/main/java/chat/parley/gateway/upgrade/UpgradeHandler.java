package chat.parley.gateway.upgrade;

import chat.parley.gateway.session.Encoding;
import chat.parley.shared.telemetry.Label;
import chat.parley.shared.telemetry.Metrics;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.List;
import org.xnio.StreamConnection;

/// Answers requests for a socket.
public final class UpgradeHandler implements HttpHandler {

  /// What happens to a socket that was granted.
  public interface Gate {

    /// Whether a socket may be opened now.
    boolean isOpen();

    /// Takes over the socket, on its IO thread.
    void opened(StreamConnection socket, Encoding encoding);
  }

  private static final String RETRY_AFTER_S = "1";

  private final Handshake handshake;
  private final Gate gate;
  private final Metrics.Counter upgrades;

  public UpgradeHandler(AllowedOrigins origins, Gate gate, Metrics metrics) {
    this.handshake = new Handshake(origins);
    this.gate = gate;
    this.upgrades =
        metrics.counter(
            "parley_gateway_upgrades_total",
            "Requests for a socket.",
            Label.of("status", List.of("101", "400", "403", "405", "426", "503")));
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    var answer =
        handshake.answer(
            exchange.getRequestMethod(), exchange.getQueryString(), exchange.getRequestHeaders());
    switch (answer) {
      case Handshake.Answer.Refused(var status) -> refuse(exchange, status);
      case Handshake.Answer.Accepted(var encoding, var acceptKey) -> {
        if (gate.isOpen()) {
          upgrade(exchange, encoding, acceptKey);
        } else {
          refuse(exchange, StatusCodes.SERVICE_UNAVAILABLE);
        }
      }
    }
  }

  private void refuse(HttpServerExchange exchange, int status) {
    upgrades.increment(Integer.toString(status));
    var headers = exchange.getResponseHeaders();
    switch (status) {
      case StatusCodes.UPGRADE_REQUIRED -> {
        headers.put(Headers.UPGRADE, "websocket");
        headers.put(Headers.SEC_WEB_SOCKET_VERSION, Handshake.VERSION);
      }
      case StatusCodes.METHOD_NOT_ALLOWED -> headers.put(Headers.ALLOW, "GET");
      case StatusCodes.SERVICE_UNAVAILABLE -> headers.put(Headers.RETRY_AFTER, RETRY_AFTER_S);
      default -> {
        // The status says it all.
      }
    }
    exchange.setStatusCode(status);
    exchange.endExchange();
  }

  private void upgrade(HttpServerExchange exchange, Encoding encoding, String acceptKey) {
    upgrades.increment("101");
    var headers = exchange.getResponseHeaders();
    headers.put(Headers.SEC_WEB_SOCKET_ACCEPT, acceptKey);
    headers.put(Headers.SEC_WEB_SOCKET_PROTOCOL, encoding.subprotocol());
    var taker = gate;
    exchange.upgradeChannel("websocket", (socket, _) -> taker.opened(socket, encoding));
    exchange.endExchange();
  }
}
