package chat.parley.worker.health;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.shared.health.ReadinessCheck;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthPortTest {
  private record Part(String name, boolean isReady) implements ReadinessCheck {}

  @Test
  void namesWhatIsNotReady() throws Exception {
    var parts =
        List.of(new Part("relay", true), new Part("ephemeral", false), new Part("bus", false));
    try (var health = HealthPort.open(0, List.copyOf(parts))) {
      assertThat(ask(health, "/health/live").body()).isEqualTo("live\n");
      assertThat(ask(health, "/health/ready").statusCode()).isEqualTo(503);
      assertThat(ask(health, "/health/ready").body()).isEqualTo("not ready: bus, ephemeral\n");
      assertThat(ask(health, "/metrics").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void isReadyWhenEveryPartIs() throws Exception {
    try (var health = HealthPort.open(0, List.of(new Part("relay", true)))) {
      assertThat(ask(health, "/health/ready").statusCode()).isEqualTo(200);
      assertThat(ask(health, "/health/ready").body()).isEqualTo("ready\n");
    }
  }

  private static HttpResponse<String> ask(HealthPort health, String path)
      throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + health.port() + path);
    try (var http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }
}
