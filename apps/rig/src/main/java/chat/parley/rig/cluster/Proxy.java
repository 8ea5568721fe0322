package chat.parley.rig.cluster;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import io.undertow.util.Headers;
import java.util.Map;
import org.xnio.Options;

/// The one port of a cluster: sockets go to the gateways, everything else to the APIs, in turn. A
/// node that does not take a connection is left alone for a second, and another one is asked.
/// Those who ask for a ticket, and after a loss many do at once, have a narrow lane of their own.
final class Proxy implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String GATEWAY = "/gateway";
  private static final String TICKETS = "/api/v1/gateway/tickets";
  private static final int IO_THREADS = 2;
  private static final int WORKER_THREADS = 4;
  private static final int BACKLOG = 4_096;
  private static final int CONNECTIONS_PER_THREAD = 128;
  private static final int SOCKETS_PER_THREAD = 16_384;
  private static final int TICKETS_PER_THREAD = 8;
  private static final int QUEUE_PER_THREAD = 1_024;
  private static final int TICKET_QUEUE_PER_THREAD = 128;
  private static final int IDLE_MS = 5_000;
  private static final int REQUEST_MS_MAX = 60_000;
  private static final int RETRY_DEAD_S = 1;
  private static final int RETRIES_MAX = 3;
  private static final long ENTITY_BYTES_MAX = 1024 * 1024;

  private final LoadBalancingProxyClient apis = client(CONNECTIONS_PER_THREAD, QUEUE_PER_THREAD);
  private final LoadBalancingProxyClient tickets =
      client(TICKETS_PER_THREAD, TICKET_QUEUE_PER_THREAD);
  private final LoadBalancingProxyClient gateways = client(SOCKETS_PER_THREAD, QUEUE_PER_THREAD);
  private final Undertow undertow;

  private Proxy(int port) {
    var others = handler(apis);
    var lanes = Map.of(GATEWAY, handler(gateways), TICKETS, handler(tickets));
    undertow =
        Undertow.builder()
            .addHttpListener(port, HOST)
            .setIoThreads(IO_THREADS)
            .setWorkerThreads(WORKER_THREADS)
            .setSocketOption(Options.BACKLOG, BACKLOG)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, ENTITY_BYTES_MAX)
            .setHandler(
                exchange ->
                    lanes.getOrDefault(exchange.getRequestPath(), others).handleRequest(exchange))
            .build();
  }

  static Proxy open(int port) {
    var proxy = new Proxy(port);
    proxy.undertow.start();
    return proxy;
  }

  /// Does nothing for a node that nobody outside speaks to, or that is here already.
  void add(ClusterNode node) {
    remove(node);
    switch (node.kind()) {
      case API -> {
        apis.addHost(node.address());
        tickets.addHost(node.address());
      }
      case GATEWAY -> gateways.addHost(node.address());
      case WORKER -> {
        // Answers nobody.
      }
    }
  }

  /// What is under way goes on; nothing new is sent there.
  void remove(ClusterNode node) {
    switch (node.kind()) {
      case API -> {
        apis.removeHost(node.address());
        tickets.removeHost(node.address());
      }
      case GATEWAY -> gateways.removeHost(node.address());
      case WORKER -> {
        // Was never here.
      }
    }
  }

  @Override
  public void close() {
    undertow.stop();
  }

  /// The limits come first: a host takes those that are set when it is added.
  private static LoadBalancingProxyClient client(int connectionsPerThread, int queuePerThread) {
    return new LoadBalancingProxyClient(
            exchange -> exchange.getRequestHeaders().contains(Headers.UPGRADE))
        .setConnectionsPerThread(connectionsPerThread)
        .setMaxQueueSize(queuePerThread)
        .setTtl(IDLE_MS)
        .setProblemServerRetry(RETRY_DEAD_S);
  }

  private static HttpHandler handler(LoadBalancingProxyClient client) {
    return ProxyHandler.builder()
        .setProxyClient(client)
        .setMaxRequestTime(REQUEST_MS_MAX)
        .setMaxConnectionRetries(RETRIES_MAX)
        .setReuseXForwarded(false)
        .build();
  }
}
