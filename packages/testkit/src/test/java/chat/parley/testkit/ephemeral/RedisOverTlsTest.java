package chat.parley.testkit.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.adapters.ephemeral.EphemeralUnavailableException;
import chat.parley.adapters.ephemeral.RedisEphemeralStore;
import chat.parley.adapters.ephemeral.RedisSettings;
import chat.parley.shared.secret.Secret;
import chat.parley.testkit.redis.TestRedis;
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
class RedisOverTlsTest {
  private static final Duration SOON = Duration.ofSeconds(1);

  @Test
  void speaksToTheServerOfItsAuthorityAndToNoOther(@TempDir Path folder) {
    var authority = LocalAuthority.in(folder.resolve("tls"));
    var stranger = LocalAuthority.in(folder.resolve("stranger"));
    try (var redis = TestRedis.start(folder, Optional.of(authority))) {
      var right = redis.settings();
      try (var store = RedisEphemeralStore.open(right)) {
        assertThat(store.putIfAbsent("typing.tls", new byte[1], SOON)).isTrue();
      }
      var password = right.password();
      refuses(new RedisSettings(right.url(), Optional.of(stranger.certificate()), password));
      refuses(new RedisSettings(right.url(), right.authority(), Optional.of(Secret.of("wrong"))));
      var otherName = URI.create("rediss://127.0.0.2:" + right.url().getPort());
      refuses(new RedisSettings(otherName, right.authority(), password));
    }
  }

  private static void refuses(RedisSettings wrong) {
    assertThatThrownBy(() -> RedisEphemeralStore.open(wrong, SOON))
        .isInstanceOf(EphemeralUnavailableException.class);
  }
}
