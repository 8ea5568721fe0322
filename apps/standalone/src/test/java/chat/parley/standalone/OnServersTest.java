package chat.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.nats.TestNats;
import chat.parley.testkit.redis.TestRedis;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The journey of two people, unchanged, on a node whose bus is NATS and whose short-lived values
/// are in Redis. Nothing but the configuration differs.
@Tag("real")
@Tag("servers")
class OnServersTest {
  private static final Journey.Guest GUEST =
      new Journey.Guest("visitor", "A Visitor", "visitor@example.org", "Good morning", "Good day");

  @Test
  void twoPeopleTalkOverNatsAndRedis(@TempDir Path data) throws IOException {
    try (var nats = TestNats.start();
        var redis = TestRedis.start()) {
      var settings =
          Map.of(
              "PARLEY_BUS",
              "nats",
              "PARLEY_NATS_URL",
              nats.settings().url().toString(),
              "PARLEY_EPHEMERAL",
              "redis",
              "PARLEY_REDIS_URL",
              redis.settings().url().toString());
      try (var node = NodeProcess.up(data, NodeProcess.freePort(), settings)) {
        assertThat(Journey.play(node.origin(), GUEST)).isNotEmpty();
        redis.flushAll();
        try (var visitor = new Visitor(node.origin())) {
          visitor.signUp("latecomer");
          visitor.connect().close();
        }
      }
    }
  }

  @Test
  void saysInOneLineWhatIsWrongWithASetting(@TempDir Path data) throws Exception {
    var said =
        NodeProcess.run(
            Map.of("PARLEY_BUS", "pigeons"), "up", "--data", data.resolve("none").toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).isEqualTo(List.of("parley: parley.bus: is in-process or nats"));
  }
}
