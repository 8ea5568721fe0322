package chat.parley.shared.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {

  @Test
  void countsFromWhereverTheMachineCounts() {
    var nanos = new AtomicLong(Long.MAX_VALUE - 10);
    var clock = new SteadyClock(nanos::get);
    var before = clock.instant();
    long beforeMs = clock.millis();

    nanos.addAndGet(Duration.ofMillis(1_500).toNanos());

    assertThat(Duration.between(before, clock.instant())).isEqualTo(Duration.ofMillis(1_500));
    assertThat(clock.millis() - beforeMs).isEqualTo(1_500);
  }

  @Test
  void beginsLongAfterWhatNeverWas() {
    assertThat(new SteadyClock().millis()).isGreaterThan(Duration.ofHours(1).toMillis());
  }
}
