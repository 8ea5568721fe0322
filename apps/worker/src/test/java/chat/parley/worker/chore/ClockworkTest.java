package chat.parley.worker.chore;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.shared.telemetry.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ClockworkTest {
  private static final int PATIENCE_S = 10;

  @Test
  void givesEveryChoreItsTurnsAlsoWhenOneFails() throws InterruptedException {
    var failing = new CountDownLatch(3);
    var working = new CountDownLatch(3);
    var metrics = new Metrics();
    var chores =
        List.of(
            chore(
                () -> {
                  failing.countDown();
                  throw new IllegalStateException("on purpose");
                }),
            chore(working::countDown));

    try (var clockwork = new Clockwork(chores, metrics)) {
      clockwork.start();

      assertThat(failing.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
      assertThat(working.await(PATIENCE_S, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(metrics.exposition()).containsPattern("parley_chore_failures_total [0-9]{1,6}");
  }

  private static Chore chore(Runnable turn) {
    return new Chore() {
      @Override
      public Duration pause() {
        return Duration.ofMillis(1);
      }

      @Override
      public void run() {
        turn.run();
      }
    };
  }
}
