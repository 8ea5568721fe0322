package chat.parley.rig.fault;

import chat.parley.api.ServerSettings;
import chat.parley.gateway.GatewayHandler;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import chat.parley.testkit.ephemeral.ForgetfulStore;
import chat.parley.testkit.postgres.TestDatabase;
import io.micronaut.runtime.server.EmbeddedServer;
import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.proxy.LoadBalancingProxyClient;
import io.undertow.server.handlers.proxy.ProxyHandler;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/// API, worker and gateway in this process, on a real PostgreSQL, behind one port. Its bus and its
/// ephemeral store do what a fault tells them.
final class Instance implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String TICKETS = "/api/v1/gateway/tickets";

  final FaultyBus bus = new FaultyBus();
  final ForgetfulStore store = new ForgetfulStore(InstantSource.system());
  final Metrics metrics = new Metrics();
  final TestDatabase database;
  private final EmbeddedServer api;
  private final Undertow front;

  private Instance(UnaryOperator<Map<String, Object>> settings) {
    database =
        TestDatabase.node(
            before -> settings.apply(usual(before)),
            bus,
            store,
            metrics,
            Traces.off(),
            new ErrorReports(metrics, InstantSource.system()));
    api = database.bean(EmbeddedServer.class).start();
    front =
        Undertow.builder()
            .addHttpListener(0, HOST)
            .setIoThreads(2)
            .setWorkerThreads(4)
            .setHandler(
                Handlers.path(proxyTo(api.getPort(), 128, 512))
                    .addExactPath(TICKETS, restored(proxyTo(api.getPort(), 8, 64)))
                    .addExactPath(GatewayHandler.PATH, database.bean(HttpHandler.class)))
            .build();
    front.start();
  }

  static Instance start() {
    return with(Map.of());
  }

  /// @param settings properties that differ from the usual ones
  static Instance with(Map<String, Object> settings) {
    return new Instance(
        usual -> {
          usual.putAll(settings);
          return usual;
        });
  }

  /// @param settings changes every property, those of the database too
  static Instance changed(UnaryOperator<Map<String, Object>> settings) {
    return new Instance(settings);
  }

  private static Map<String, Object> usual(Map<String, Object> database) {
    var usual = new HashMap<>(database);
    usual.putAll(ServerSettings.defaults());
    usual.put("micronaut.server.host", HOST);
    usual.put("micronaut.server.port", -1);
    usual.put("parley.limits.demo", true);
    return usual;
  }

  /// As the front of one node does it.
  private static HttpHandler proxyTo(int port, int connectionsPerThread, int queuePerThread) {
    var backend =
        new LoadBalancingProxyClient()
            .setConnectionsPerThread(connectionsPerThread)
            .setMaxQueueSize(queuePerThread)
            .addHost(URI.create("http://" + HOST + ":" + port));
    return ProxyHandler.builder().setProxyClient(backend).build();
  }

  /// A path that has led somewhere is taken off; the proxy asks for the whole.
  private static HttpHandler restored(HttpHandler next) {
    return exchange -> {
      exchange.setRelativePath(exchange.getRequestPath());
      exchange.setResolvedPath("");
      next.handleRequest(exchange);
    };
  }

  int port() {
    return ((InetSocketAddress) front.getListenerInfo().getFirst().getAddress()).getPort();
  }

  URI origin() {
    return URI.create("http://" + HOST + ":" + port());
  }

  /// The sum of a metric over its labels, as `/metrics` tells it.
  long metric(String name) {
    return metrics
        .exposition()
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Override
  public void close() {
    front.stop();
    database.close();
  }
}
