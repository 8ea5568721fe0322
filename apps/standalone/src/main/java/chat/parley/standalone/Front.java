package chat.parley.standalone;

import chat.parley.gateway.GatewayHandler;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.PathHandler;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// The one port: the gateway's sockets here, everything else behind, on another port of this
/// machine.
///
/// Who lost a gateway asks for a ticket, and all who lost it ask in the same second. They have a
/// narrow lane of their own and are told to come back when it is full, so that nobody else's
/// request waits behind them.
///
/// What stands behind takes the last X-Forwarded-For hop for the client, so the front overwrites
/// the header: with the last hop of a proxy on this machine (TLS), otherwise with its peer.
final class Front implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String METRICS = "/metrics";
  private static final int IO_THREADS = 2;
  private static final int WORKER_THREADS = 4;
  private static final Lane WIDE = new Lane(128, 512);
  private static final Lane NARROW = new Lane(8, 64);
  private static final int BACKEND_IDLE_MS = 30_000;
  private static final int BACKEND_REQUEST_MS = 60_000;

  /// A large file takes its time over a slow line.
  private static final int DOWNLOAD_MS = 3_600_000;

  private static final String DOWNLOADS = "/api/v1/users/@me/exports";
  private static final String TICKETS = "/api/v1/gateway/tickets";
  private static final long ENTITY_BYTES_MAX = 1024 * 1024;

  /// How many requests are under way at once, and how many wait; the next is refused with 503.
  private record Lane(int connectionsPerThread, int queuePerThread) {}

  private final Undertow undertow;

  private Front(Undertow undertow) {
    this.undertow = undertow;
  }

  static Front open(int port, HttpHandler gateway, int apiPort) {
    var paths =
        new PathHandler(local(proxyTo(apiPort, WIDE, BACKEND_REQUEST_MS)))
            .addPrefixPath(DOWNLOADS, restored(proxyTo(apiPort, WIDE, DOWNLOAD_MS)))
            .addExactPath(TICKETS, restored(proxyTo(apiPort, NARROW, BACKEND_REQUEST_MS)))
            .addExactPath(GatewayHandler.PATH, gateway);
    var undertow =
        Undertow.builder()
            .addHttpListener(port, HOST)
            .setIoThreads(IO_THREADS)
            .setWorkerThreads(WORKER_THREADS)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, ENTITY_BYTES_MAX)
            .setHandler(exchange -> handle(exchange, paths))
            .build();
    try {
      undertow.start();
    } catch (RuntimeException e) {
      if (e.getCause() instanceof BindException) {
        throw portInUse(port, e);
      }
      throw e;
    }
    return new Front(undertow);
  }

  static StartFailure portInUse(int port, Throwable cause) {
    return new StartFailure("port " + port + " is in use; choose another with --port N", cause);
  }

  @Override
  public void close() {
    undertow.stop();
  }

  private static HttpHandler proxyTo(int apiPort, Lane lane, int requestMs) {
    // The limits come first: a host takes those that are set when it is added.
    var backend =
        new LoadBalancingProxyClient()
            .setConnectionsPerThread(lane.connectionsPerThread)
            .setMaxQueueSize(lane.queuePerThread)
            .setTtl(BACKEND_IDLE_MS)
            .addHost(URI.create("http://" + HOST + ":" + apiPort));
    return ProxyHandler.builder()
        .setProxyClient(backend)
        .setMaxRequestTime(requestMs)
        .setReuseXForwarded(false)
        .build();
  }

  /// A prefix is taken off the path of what it leads to; the proxy asks for the whole.
  private static HttpHandler restored(HttpHandler next) {
    return exchange -> {
      exchange.setRelativePath(exchange.getRequestPath());
      exchange.setResolvedPath("");
      next.handleRequest(exchange);
    };
  }

  private static void handle(HttpServerExchange exchange, HttpHandler next) throws Exception {
    var client = client(exchange);
    if (client != null) {
      exchange.setSourceAddress(new InetSocketAddress(client, 0));
    }
    next.handleRequest(exchange);
  }

  /// What a proxy on this machine says of its client; null when nothing is said.
  private static @Nullable InetAddress client(HttpServerExchange exchange) {
    var forwarded = exchange.getRequestHeaders().getLast(Headers.X_FORWARDED_FOR);
    if (forwarded == null || !exchange.getSourceAddress().getAddress().isLoopbackAddress()) {
      return null;
    }
    try {
      return InetAddress.ofLiteral(forwarded.substring(forwarded.lastIndexOf(',') + 1).strip());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /// Metrics are for who asks directly, and not through any proxy.
  private static HttpHandler local(HttpHandler next) {
    return exchange -> {
      var headers = exchange.getRequestHeaders();
      boolean proxied =
          headers.contains(Headers.X_FORWARDED_FOR) || headers.contains(Headers.FORWARDED);
      if (proxied && exchange.getRequestPath().equals(METRICS)) {
        exchange.setStatusCode(StatusCodes.NOT_FOUND).endExchange();
      } else {
        next.handleRequest(exchange);
      }
    };
  }
}
