package chat.parley.shared.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SnowflakesTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);

  @Test
  void holdsTheMomentTheNodeAndTheSequence() {
    var snowflakes = new Snowflakes(5, now::get);
    var first = snowflakes.next();
    var second = snowflakes.next();
    assertThat(Snowflakes.millisOf(first)).isEqualTo(NOON.toEpochMilli());
    assertThat((first >> 12) & 1023).isEqualTo(5);
    assertThat(second - first).isEqualTo(1);
    assertThat(Snowflakes.firstOf(NOON)).isLessThanOrEqualTo(first);
    assertThat(Snowflakes.firstOf(NOON.plusMillis(1))).isGreaterThan(second);
  }

  @Test
  void neverRepeatsInAMillionIdsWhileTheClockJumps() {
    var random = new Random(1);
    var snowflakes = new Snowflakes(1, now::get);
    var ids = new long[1_000_000];
    for (int i = 0; i < ids.length; i++) {
      if (i % 1000 == 0) {
        now.set(NOON.plus(Duration.ofMillis(random.nextInt(-600_000, 600_000))));
      }
      ids[i] = snowflakes.next();
    }
    var sorted = ids.clone();
    Arrays.sort(sorted);
    assertThat(sorted).isEqualTo(ids);
    assertThat(Arrays.stream(sorted).distinct().count()).isEqualTo(ids.length);
  }

  @Test
  void neverRepeatsAcrossThreads() throws Exception {
    var snowflakes = new Snowflakes(1, now::get);
    var perThread = new long[8][50_000];
    var done = new CountDownLatch(perThread.length);
    for (var ids : perThread) {
      Thread.ofPlatform()
          .start(
              () -> {
                Arrays.setAll(ids, i -> snowflakes.next());
                done.countDown();
              });
    }
    done.await();
    assertThat(Arrays.stream(perThread).flatMapToLong(Arrays::stream).distinct().count())
        .isEqualTo(400_000);
  }

  @Test
  void continuesBehindAnotherGenerator() {
    var earlier = NOON.plusSeconds(3);
    var snowflakes = new Snowflakes(1, now::get, earlier);
    assertThat(Snowflakes.millisOf(snowflakes.next())).isGreaterThan(earlier.toEpochMilli());
  }

  @Test
  void takesNothingAtOrPastTheEnd() {
    var snowflakes = new Snowflakes(1, now::get, NOON.minusMillis(1));
    now.set(NOON.plusMillis(1));
    assertThat(snowflakes.nextBefore(NOON.plusMillis(1))).isEmpty();
    now.set(NOON);
    for (int i = 0; i < 4096; i++) {
      assertThat(snowflakes.nextBefore(NOON.plusMillis(1))).isPresent();
    }
    assertThat(snowflakes.nextBefore(NOON.plusMillis(1))).isEmpty();
    assertThat(snowflakes.end()).isEqualTo(NOON);
    assertThat(snowflakes.nextBefore(Instant.MAX)).isEmpty();
  }

  @Test
  void refusesANodeBeyondTenBits() {
    assertThatThrownBy(() -> new Snowflakes(1024, now::get))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
