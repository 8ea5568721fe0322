package chat.parley.db.key;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goal: a key stays no longer than it may, and what leaves is zeroed. Method: the cache holds keys
/// whose bytes the test holds too.
class KeyCacheTest {
  private static final UserId ADA = new UserId(1);
  private static final UserId BO = new UserId(2);
  private static final UserId CY = new UserId(3);

  private final byte[] bytes = {1, 2, 3};
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private final KeyCache cache = new KeyCache(() -> now, 2);

  @Test
  void keepsAKeyForFiveMinutesHoweverOftenItIsUsed() {
    put(ADA, key(7, bytes));
    now = now.plus(Duration.ofMinutes(5)).minusMillis(1);
    assertThat(cache.find(ADA)).isPresent();

    now = now.plusMillis(1);
    assertThat(cache.find(ADA)).isEmpty();
    cache.sweep();
    assertThat(bytes).containsOnly(0);
  }

  @Test
  void zeroesWhatIsForgotten() {
    var key = key(7, bytes);
    put(ADA, key);

    cache.forget(ADA);

    assertThat(cache.find(ADA)).isEmpty();
    assertThat(bytes).containsOnly(0);
    assertThat(key.material().use(_ -> "used")).isEmpty();
  }

  @Test
  void keepsNothingThatAForgetOvertook() {
    long mark = cache.mark();
    cache.forget(ADA);

    cache.put(ADA, List.of(key(7, bytes)), mark);

    assertThat(cache.find(ADA)).isEmpty();
  }

  @Test
  void answersTheKeysOfTheFasterOfTwoLoads() {
    var fast = List.of(key(7, new byte[] {1}));
    long mark = cache.mark();
    cache.put(ADA, fast, mark);

    assertThat(cache.put(ADA, List.of(key(7, bytes)), mark)).isEqualTo(fast);
    assertThat(bytes).containsOnly(0);
  }

  @Test
  void replacesKeysByNewerOnes() {
    put(ADA, key(7, bytes));
    var newer = key(8, new byte[] {1});

    put(ADA, newer);

    assertThat(cache.find(ADA)).contains(List.of(newer));
    assertThat(bytes).containsOnly(0);
  }

  @Test
  void holdsABoundedNumberOfPeople() {
    put(ADA, key(7, bytes));
    put(BO, key(8, new byte[] {1}));
    put(CY, key(9, new byte[] {1}));

    assertThat(cache.find(ADA)).isEmpty();
    assertThat(bytes).containsOnly(0);
    assertThat(cache.find(BO)).isPresent();
    assertThat(cache.find(CY)).isPresent();
  }

  @Test
  void zeroesEverythingAtTheEnd() {
    put(ADA, key(7, bytes));

    cache.clear();

    assertThat(bytes).containsOnly(0);
  }

  private void put(UserId subject, PurposeKey key) {
    cache.put(subject, List.of(key), cache.mark());
  }

  private static PurposeKey key(long id, byte[] bytes) {
    return new PurposeKey(id, Purpose.PROFILE, 1, new KeyMaterial(bytes));
  }
}
