package chat.parley.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FrameBudgetTest {

  @Test
  void allowsTheBurstAndThenTheSteadyRate() {
    var budget = new FrameBudget(new FrameBudget.Rate(3, 100), 0);
    assertThat(budget.take(0)).isTrue();
    assertThat(budget.take(0)).isTrue();
    assertThat(budget.take(0)).isTrue();
    assertThat(budget.take(0)).isFalse();
  }

  @Test
  void earnsFramesBackOverTimeButNeverMoreThanTheBurst() {
    var budget = new FrameBudget(new FrameBudget.Rate(2, 100), 0);
    assertThat(budget.take(0)).isTrue();
    assertThat(budget.take(0)).isTrue();
    assertThat(budget.take(100)).isTrue();
    assertThat(budget.take(10_000)).isTrue();
    assertThat(budget.take(10_000)).isTrue();
    assertThat(budget.take(10_000)).isFalse();
  }
}
