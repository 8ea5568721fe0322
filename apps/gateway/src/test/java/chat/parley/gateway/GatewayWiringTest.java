package chat.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.gateway.health.HealthHandler;
import chat.parley.gateway.node.GatewayLimits;
import chat.parley.gateway.rig.FakeAudience;
import chat.parley.gateway.rig.TestSocket;
import chat.parley.gateway.session.Encoding;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.health.ReadinessCheck;
import chat.parley.shared.telemetry.Metrics;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.undertow.server.HttpHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The beans of the gateway find their parts, and a front that mounts the handler serves sockets.
@Tag("real")
class GatewayWiringTest {

  @Factory
  @Requires(property = "gateway.wiring.test")
  static final class Truth {
    @Singleton
    @Primary
    AudienceStore audience() {
      return new FakeAudience();
    }
  }

  private record Part(String name, boolean isReady) implements ReadinessCheck {}

  private static final Part HALF = new Part("half", false);

  @Test
  void servesSocketsThroughAFrontOfItsOwn() throws Exception {
    var clock = InstantSource.system();
    var metrics = new Metrics();
    Map<String, Object> settings =
        Map.of("gateway.wiring.test", true, "parley.gateway.queue-bytes-max", 1_000);
    try (var bus = new InProcessBus();
        var store = new MemoryEphemeralStore(clock);
        var context =
            ApplicationContext.builder()
                .properties(settings)
                .singletons(clock, metrics, new ErrorReports(metrics, clock), bus, store)
                .start();
        var front =
            Front.open(
                0, 1, context.getBean(HttpHandler.class), new HealthHandler(List.of(HALF)))) {
      assertThat(context.getBean(GatewayLimits.class).queueBytesMax()).isEqualTo(1_000);
      assertThat(context.getBean(GatewayLimits.class).heartbeatIntervalMs()).isEqualTo(41_250);
      try (var socket = TestSocket.open(front.port(), Encoding.PROTOBUF)) {
        assertThat(socket.nextFrame().hasHello()).isTrue();
      }
      assertThat(metrics.exposition()).contains("parley_gateway_upgrades_total{status=\"101\"} 1");
      assertThat(ask(front, "/health/live")).isEqualTo("200 live\n");
      assertThat(ask(front, "/health/ready")).isEqualTo("503 not ready: half\n");
      assertThat(ask(front, "/metrics")).startsWith("404");
    }
  }

  private static String ask(Front front, String path) throws Exception {
    var question =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + front.port() + path)).build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(question, BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    }
  }
}
