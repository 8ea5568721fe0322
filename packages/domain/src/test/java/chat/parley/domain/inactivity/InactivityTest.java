package chat.parley.domain.inactivity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.domain.inactivity.Inactivity.Step;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Goal: nobody's account goes before the day that the last letter named. Method: days that are
/// asked about, the ends of months among them.
class InactivityTest {
  private static final Inactivity PLAN = new Inactivity(List.of(22, 23), 24);
  private static final LocalDate TODAY = day("2028-09-21");

  @Test
  void countsMonthsFromTheLastVisitAndFromTheLetterBefore() {
    assertThat(PLAN.notices(TODAY))
        .containsExactly(
            new Step(1, day("2026-11-21"), TODAY),
            new Step(2, day("2026-10-21"), day("2028-08-21")));
    assertThat(PLAN.erasure(TODAY)).isEqualTo(new Step(3, day("2026-09-21"), day("2028-08-21")));
  }

  @Test
  void namesALaterDayWhenTheLetterComesLate() {
    var notices = PLAN.notices(TODAY);
    assertThat(PLAN.erasedOn(day("2026-11-21"), notices.getFirst(), TODAY))
        .isEqualTo(day("2028-11-21"));
    assertThat(PLAN.erasedOn(day("2020-01-01"), notices.getFirst(), TODAY))
        .isEqualTo(day("2028-11-21"));
    assertThat(PLAN.erasedOn(day("2020-01-01"), notices.getLast(), TODAY))
        .isEqualTo(day("2028-10-21"));
  }

  @Test
  void endsNoAccountBeforeTheDayThatWasNamed() {
    for (var lastSeen = day("2027-12-01"); lastSeen.isBefore(day("2028-04-01")); ) {
      var written = lastSeen.plusMonths(23);
      var named = PLAN.erasedOn(lastSeen, PLAN.notices(written).getLast(), written);
      var early = PLAN.erasure(named.minusDays(1));
      assertThat(lastSeen.isAfter(early.lastSeenBy()) || written.isAfter(early.noticedBy()))
          .as("%s is left alone until %s", lastSeen, named)
          .isTrue();
      lastSeen = lastSeen.plusDays(1);
    }
  }

  @Test
  void isNoPlanWithoutALetterBeforeTheEnd() {
    assertThatThrownBy(() -> new Inactivity(List.of(), 24))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Inactivity(List.of(24), 24))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Inactivity(List.of(23, 22), 24))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
