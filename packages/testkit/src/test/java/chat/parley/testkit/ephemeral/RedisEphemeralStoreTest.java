package chat.parley.testkit.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.adapters.ephemeral.EphemeralUnavailableException;
import chat.parley.adapters.ephemeral.RedisEphemeralStore;
import chat.parley.testkit.redis.TestRedis;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
@Tag("servers")
class RedisEphemeralStoreTest extends EphemeralStoreContract {
  private static final TestRedis REDIS = TestRedis.start();
  private static final Duration TTL = Duration.ofSeconds(30);
  private static final Duration BACK_MAX = Duration.ofSeconds(10);
  private static final long POLL_NANOS = 20_000_000;

  @Override
  protected EphemeralStore open() {
    return RedisEphemeralStore.open(REDIS.settings());
  }

  @Override
  protected void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  @AfterAll
  static void end() {
    REDIS.close();
  }

  @Test
  void nodesShareWhatTheyHold() {
    try (var here = open();
        var there = open()) {
      here.put("typing.shared", new byte[] {1}, TTL);
      assertThat(there.take("typing.shared")).isPresent();
      assertThat(here.get("typing.shared")).isEmpty();
      assertThat(here.takeTokens("rate.shared", 2, 0.01, 1).remaining()).isEqualTo(1);
      assertThat(there.takeTokens("rate.shared", 2, 0.01, 1).remaining()).isZero();
      assertThat(here.takeTokens("rate.shared", 2, 0.01, 1).granted()).isFalse();
    }
  }

  @Test
  void startsAnewWhenEverythingIsWiped() {
    try (var store = open()) {
      store.put("typing.wiped", new byte[] {1}, TTL);
      assertThat(store.takeTokens("rate.wiped", 1, 0.01, 1).granted()).isTrue();
      REDIS.flushAll();
      assertThat(store.get("typing.wiped")).isEmpty();
      assertThat(store.takeTokens("rate.wiped", 1, 0.01, 1).granted()).isTrue();
      assertThat(store.takeTokens("rate.wiped", 1, 0.01, 1).granted()).isFalse();
    }
  }

  @Test
  void failsAtOnceDuringAnOutageAndWorksAfterIt() {
    try (var store = open()) {
      store.put("typing.outage", new byte[] {1}, TTL);
      REDIS.kill();
      long start = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        assertThatThrownBy(() -> store.get("typing.outage"))
            .isInstanceOf(EphemeralUnavailableException.class);
      }
      assertThat(store.answers()).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      REDIS.restart();
      assertThat(firstAnswer(store)).isEmpty();
      assertThat(store.takeTokens("rate.outage", 1, 0.01, 1).granted()).isTrue();
    }
  }

  private Optional<byte[]> firstAnswer(EphemeralStore store) {
    long end = System.nanoTime() + BACK_MAX.toNanos();
    while (true) {
      try {
        return store.get("typing.outage");
      } catch (EphemeralUnavailableException e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        LockSupport.parkNanos(POLL_NANOS);
      }
    }
  }
}
