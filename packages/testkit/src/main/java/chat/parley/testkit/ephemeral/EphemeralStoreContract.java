package chat.parley.testkit.ephemeral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.adapters.ephemeral.EphemeralStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The contract of [EphemeralStore]. Extend it for each form of the store.
public abstract class EphemeralStoreContract {
  private static final Duration TTL = Duration.ofSeconds(2);
  private static final byte[] ONE = "one".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "other".getBytes(StandardCharsets.UTF_8);

  private final String key = "typing." + UUID.randomUUID();
  private EphemeralStore store;

  /// A store of its own, for one test.
  protected abstract EphemeralStore open();

  /// Lets time pass for the store; a real one takes it.
  protected abstract void pass(Duration time);

  @BeforeEach
  void openAnew() {
    store = open();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void answers() {
    assertThat(store.answers()).isTrue();
  }

  @Test
  void holdsAValueUntilItsTimeIsOver() {
    store.put(key, ONE, TTL);
    pass(TTL.dividedBy(2));
    assertThat(store.get(key)).contains(ONE);
    pass(TTL.dividedBy(2).plusMillis(100));
    assertThat(store.get(key)).isEmpty();
    assertThat(store.take(key)).isEmpty();
    assertThat(store.getAll(List.of(key))).isEmpty();
  }

  @Test
  void replacesAValueAndItsTime() {
    store.put(key, ONE, TTL);
    pass(TTL.multipliedBy(3).dividedBy(5));
    store.put(key, OTHER, TTL);
    pass(TTL.multipliedBy(3).dividedBy(5));
    assertThat(store.get(key)).contains(OTHER);
  }

  @Test
  void givesAFreeKeyToOneOnly() {
    assertThat(store.putIfAbsent(key, ONE, TTL)).isTrue();
    assertThat(store.putIfAbsent(key, OTHER, TTL)).isFalse();
    assertThat(store.get(key)).contains(ONE);
    pass(TTL.plusMillis(100));
    assertThat(store.putIfAbsent(key, OTHER, TTL)).isTrue();
  }

  @Test
  void fiftyTakersOfAValueAndExactlyOneGetsIt() throws Exception {
    store.put(key, ONE, TTL);
    Callable<Boolean> taker = () -> store.take(key).isPresent();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      int winners = 0;
      for (var result : pool.invokeAll(Stream.generate(() -> taker).limit(50).toList())) {
        winners += result.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    }
  }

  @Test
  void removesOnlyTheValueThatIsExpected() {
    store.put(key, ONE, TTL);
    assertThat(store.removeIf(key, OTHER)).isFalse();
    assertThat(store.removeIf(key, ONE)).isTrue();
    assertThat(store.get(key)).isEmpty();
    store.put(key, ONE, TTL);
    store.remove(key);
    store.remove(key);
    assertThat(store.get(key)).isEmpty();
  }

  @Test
  void holdsBytesOfAnyKind() {
    var bytes = new byte[256];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    store.put(key, bytes, TTL);
    assertThat(store.get(key)).contains(bytes);
    assertThat(store.removeIf(key, bytes)).isTrue();
    store.put(key, new byte[0], TTL);
    assertThat(store.get(key)).contains(new byte[0]);
    assertThat(store.getAll(List.of())).isEmpty();
  }

  @Test
  void answersManyKeysAtOnce() {
    store.put(key + "a", ONE, TTL);
    store.put(key + "b", OTHER, TTL);
    var found = store.getAll(List.of(key + "a", key + "b", key + "c"));
    assertThat(found).containsOnlyKeys(key + "a", key + "b");
    assertThat(found.get(key + "b")).isEqualTo(OTHER);
  }

  @Test
  void aBucketStartsFullAndRefillsSteadily() {
    for (int left = 4; left >= 0; left--) {
      var decision = store.takeTokens(key, 5, 2, 1);
      assertThat(decision.granted()).isTrue();
      assertThat(decision.remaining()).isEqualTo(left);
      assertThat(decision.retryAfter()).isZero();
    }
    var refused = store.takeTokens(key, 5, 2, 1);
    assertThat(refused.granted()).isFalse();
    assertThat(refused.retryAfter()).isBetween(Duration.ofMillis(1), Duration.ofMillis(500));
    pass(refused.retryAfter());
    assertThat(store.takeTokens(key, 5, 2, 1).granted()).isTrue();
    pass(Duration.ofSeconds(3));
    assertThat(store.takeTokens(key, 5, 2, 5).granted()).isTrue();
    assertThat(store.takeTokens(key, 5, 2, 5).granted()).isFalse();
  }

  @Test
  void parallelTakersGetNoMoreThanTheBucketHolds() throws Exception {
    Callable<Boolean> taker = () -> store.takeTokens(key, 10, 0.001, 1).granted();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      int granted = 0;
      for (var result : pool.invokeAll(Stream.generate(() -> taker).limit(50).toList())) {
        granted += result.get() ? 1 : 0;
      }
      assertThat(granted).isEqualTo(10);
    }
  }

  @Test
  void refusesATimeBeyondADay() {
    assertThatThrownBy(() -> store.put(key, ONE, Duration.ofHours(25)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store.put(key, ONE, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
