package chat.parley.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetentionTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Instant BITES = NOON.plus(Retention.NOTICE);

  @Test
  void announcesAShorterTimeAndHoldsItAfterItsNotice() {
    var lowered = Retention.NONE.changedTo(30, NOON);
    assertThat(lowered.daysAt(BITES.minusSeconds(1))).isEqualTo(Retention.UNTIL_DELETED);
    assertThat(lowered.daysAt(BITES)).isEqualTo(30);

    var again = lowered.changedTo(7, BITES);
    assertThat(again.days()).isEqualTo(30);
    assertThat(again.next()).contains(new Retention.Announced(7, BITES.plus(Retention.NOTICE)));
  }

  @Test
  void holdsALongerTimeAtOnceAndTakesBackWhatWasAnnounced() {
    var lowered = new Retention(30, Optional.empty()).changedTo(7, NOON);
    assertThat(lowered.changedTo(30, NOON)).isEqualTo(new Retention(30, Optional.empty()));
    assertThat(lowered.changedTo(90, NOON)).isEqualTo(new Retention(90, Optional.empty()));
    assertThat(lowered.changedTo(Retention.UNTIL_DELETED, NOON)).isEqualTo(Retention.NONE);
  }

  @Test
  void keepsTheDateOfWhatIsConfirmedAndStartsAnewForWhatIsNot() {
    var lowered = Retention.NONE.changedTo(30, NOON);
    var later = NOON.plus(Duration.ofDays(3));
    assertThat(lowered.changedTo(30, later)).isEqualTo(lowered);
    assertThat(lowered.changedTo(40, later).next())
        .contains(new Retention.Announced(40, later.plus(Retention.NOTICE)));
  }
}
