package chat.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.gateway.node.GatewayLimits;
import chat.parley.gateway.rig.FakeAudience;
import chat.parley.gateway.rig.TestSocket;
import chat.parley.gateway.session.Encoding;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.telemetry.Metrics;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.undertow.server.HttpHandler;
import jakarta.inject.Singleton;
import java.time.InstantSource;
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

  @Test
  void servesSocketsThroughAFrontOfItsOwn() {
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
        var front = Front.open(0, 1, context.getBean(HttpHandler.class))) {
      assertThat(context.getBean(GatewayLimits.class).queueBytesMax()).isEqualTo(1_000);
      assertThat(context.getBean(GatewayLimits.class).heartbeatIntervalMs()).isEqualTo(41_250);
      try (var socket = TestSocket.open(front.port(), Encoding.PROTOBUF)) {
        assertThat(socket.nextFrame().hasHello()).isTrue();
      }
      assertThat(metrics.exposition()).contains("parley_gateway_upgrades_total{status=\"101\"} 1");
    }
  }
}
