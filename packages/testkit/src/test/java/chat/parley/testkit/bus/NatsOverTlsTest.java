package chat.parley.testkit.bus;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.adapters.bus.BusUnavailableException;
import chat.parley.adapters.bus.NatsEventBus;
import chat.parley.adapters.bus.NatsSettings;
import chat.parley.shared.secret.Secret;
import chat.parley.testkit.nats.TestNats;
import chat.parley.testkit.tls.LocalAuthority;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
@Tag("servers")
class NatsOverTlsTest {
  private static final Duration SOON = Duration.ofSeconds(1);

  @Test
  void speaksToTheServerOfItsAuthorityAndToNoOther(@TempDir Path folder) {
    var authority = LocalAuthority.in(folder.resolve("tls"));
    var stranger = LocalAuthority.in(folder.resolve("stranger"));
    try (var nats = TestNats.start(folder, Optional.of(authority))) {
      var right = nats.settings();
      try (var bus = NatsEventBus.open(right)) {
        bus.publish("srv.1.events", new byte[1]);
        bus.flush(Duration.ofSeconds(2));
      }
      var password = right.password();
      refuses(new NatsSettings(right.url(), Optional.of(stranger.certificate()), password));
      refuses(new NatsSettings(right.url(), right.authority(), Optional.of(Secret.of("wrong"))));
      var otherName = URI.create("tls://127.0.0.2:" + right.url().getPort());
      refuses(new NatsSettings(otherName, right.authority(), password));
    }
  }

  private static void refuses(NatsSettings wrong) {
    assertThatThrownBy(() -> NatsEventBus.open(wrong, SOON))
        .isInstanceOf(BusUnavailableException.class);
  }
}
