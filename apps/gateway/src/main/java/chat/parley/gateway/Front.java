package chat.parley.gateway;

import chat.parley.gateway.health.HealthHandler;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;

/// The port of a gateway that runs by itself: sockets at [GatewayHandler#PATH], and its health.
///
/// Binds this machine only; TLS and the way in from elsewhere are the proxy's.
final class Front implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final Undertow undertow;

  private Front(Undertow undertow) {
    this.undertow = undertow;
  }

  /// Opens the port.
  ///
  /// @param port 0 for any that is free
  /// @param ioThreads fewer than cores when the machine has other work
  static Front open(int port, int ioThreads, HttpHandler gateway, HealthHandler health) {
    var undertow =
        Undertow.builder()
            .addHttpListener(port, HOST)
            .setIoThreads(ioThreads)
            .setWorkerThreads(1)
            .setHandler(
                Handlers.path()
                    .addExactPath(GatewayHandler.PATH, gateway)
                    .addExactPath(HealthHandler.LIVE, health::live)
                    .addExactPath(HealthHandler.READY, health.ready()))
            .build();
    undertow.start();
    return new Front(undertow);
  }

  int port() {
    var address = (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
    return address.getPort();
  }

  @Override
  public void close() {
    undertow.stop();
  }
}
