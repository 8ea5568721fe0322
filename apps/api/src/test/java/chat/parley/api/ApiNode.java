package chat.parley.api;

import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.telemetry.Traces;
import chat.parley.testkit.objects.MemoryObjectStore;
import chat.parley.testkit.postgres.TestDatabase;
import chat.parley.testkit.receipt.MemoryReceiptKey;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// The whole API on a real PostgreSQL, reached over real HTTP.
public final class ApiNode implements AutoCloseable {
  static {
    // Tests pretend to be other hosts; the client forbids that by default.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host,connection,content-length");
  }

  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

  private final TestDatabase database = TestDatabase.fresh();
  private final ApplicationContext context;
  private final EmbeddedServer server;
  private final HttpClient client = HttpClient.newHttpClient();

  private ApiNode(InstantSource clock, Map<String, Object> settings) {
    var metrics = new Metrics();
    var properties = new HashMap<>(ServerSettings.defaults());
    properties.putAll(database.properties());
    properties.put("micronaut.server.host", "127.0.0.1");
    properties.put("micronaut.server.port", -1);
    properties.putAll(settings);
    this.context =
        ApplicationContext.builder()
            .properties(properties)
            .singletons(
                metrics,
                Traces.off(),
                new ErrorReports(metrics, clock),
                database.rootKey(),
                new MemoryReceiptKey(),
                new InProcessBus(),
                new MemoryEphemeralStore(clock),
                new MemoryObjectStore())
            .build();
    // By its type: the framework has a clock of its own.
    context.registerSingleton(InstantSource.class, clock).start();
    this.server = context.getBean(EmbeddedServer.class).start();
  }

  /// With limits that no test reaches by accident.
  public static ApiNode start() {
    return start(Map.of("parley.limits.demo", true));
  }

  public static ApiNode start(Map<String, Object> settings) {
    return new ApiNode(InstantSource.system(), settings);
  }

  public static ApiNode at(InstantSource clock) {
    return new ApiNode(clock, Map.of("parley.limits.demo", true));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public TestDatabase database() {
    return database;
  }

  public int port() {
    return server.getPort();
  }

  /// A request to a path, to be given headers and a body.
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
  }

  public HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(ANSWER_MAX).build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<byte[]> get(String path, String... headers) {
    return send(with(request(path), headers));
  }

  /// Sends JSON.
  public HttpResponse<byte[]> send(String method, String path, String json, String... headers) {
    return send(
        with(request(path), headers)
            .setHeader("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(json)));
  }

  public static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder with(HttpRequest.Builder request, String... headers) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  @Override
  public void close() {
    client.close();
    context.close();
    database.close();
  }
}
