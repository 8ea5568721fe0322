package chat.parley.domain.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RotationTest {
  private static final Instant ROTATED = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant EXPIRY = ROTATED.plus(Duration.ofDays(30));
  private static final Rotation.State STATE = new Rotation.State(7, ROTATED, EXPIRY);

  @Test
  void movesOnWithTheCurrentToken() {
    assertThat(judge(7, Duration.ofDays(3))).isEqualTo(new Rotation.Advanced(8));
  }

  @Test
  void repeatsForThePreviousTokenForThirtySeconds() {
    assertThat(judge(6, Duration.ZERO)).isEqualTo(new Rotation.Repeated(7));
    assertThat(judge(6, Duration.ofSeconds(30))).isEqualTo(new Rotation.Repeated(7));
    assertThat(judge(6, Duration.ofMillis(30_001))).isEqualTo(new Rotation.Reused());
  }

  @Test
  void takesAnyOtherTokenForStolen() {
    assertThat(judge(5, Duration.ZERO)).isEqualTo(new Rotation.Reused());
    assertThat(judge(8, Duration.ZERO)).isEqualTo(new Rotation.Reused());
  }

  @Test
  void endsAfterThirtyDaysHoweverOftenItWasRefreshed() {
    assertThat(judge(7, Duration.ofDays(30))).isEqualTo(new Rotation.Over());
    assertThat(judge(5, Duration.ofDays(30))).isEqualTo(new Rotation.Over());
  }

  private static Rotation judge(int shown, Duration later) {
    return Rotation.judge(STATE, shown, ROTATED.plus(later));
  }
}
