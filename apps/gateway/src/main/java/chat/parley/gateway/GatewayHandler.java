package chat.parley.gateway;

import chat.parley.gateway.upgrade.UpgradeHandler;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/// What a front mounts at [#PATH]: every request there becomes a gateway socket or is refused.
public final class GatewayHandler implements HttpHandler {

  public static final String PATH = "/gateway";

  private final UpgradeHandler upgrade;

  GatewayHandler(UpgradeHandler upgrade) {
    this.upgrade = upgrade;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    upgrade.handleRequest(exchange);
  }
}
