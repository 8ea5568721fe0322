package chat.parley.adapters.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BacklogTest {
  private static final long MAX = 1_000;

  @Test
  void fillsUpWithoutWaitingForAnAnswerThatDoesNotCome() {
    var backlog = new Backlog(() -> 0, MAX, _ -> {});
    long taken = 0;
    while (backlog.add(10)) {
      taken += 10;
    }
    assertThat(taken).isEqualTo(MAX);
  }

  @Test
  void hasRoomForWhateverIsSentInTime() {
    var backlog = new Backlog(() -> 0, MAX, Runnable::run);
    for (int i = 0; i < 1_000; i++) {
      assertThat(backlog.add(MAX / 4)).isTrue();
    }
  }

  @Test
  void takesNothingWhileWhatWaitsIsAsMuchAsItMayBe() {
    var waiting = new AtomicLong(MAX);
    var backlog = new Backlog(waiting::get, MAX, Runnable::run);
    backlog.add(MAX / 4);
    assertThat(backlog.add(1)).isFalse();

    waiting.set(0);
    backlog.add(MAX / 4);
    assertThat(backlog.add(1)).isTrue();
  }
}
