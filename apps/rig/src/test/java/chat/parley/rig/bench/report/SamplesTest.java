package chat.parley.rig.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {

  @Test
  void theMedianIsTheMiddleWhateverTheOrder() {
    assertThat(Samples.of(9, 1, 5).median()).isEqualTo(5);
    assertThat(Samples.of(4, 1, 2, 100).median()).isEqualTo(3);
    assertThat(Samples.of(7).median()).isEqualTo(7);
    assertThat(Samples.of(9, 1, 5).least()).isEqualTo(1);
    assertThat(Samples.of(9, 1, 5).greatest()).isEqualTo(9);
  }

  @Test
  void aRatioIsTakenRunByRun() {
    // The second round was disturbed for both: the ratio does not show it.
    var ours = Samples.of(1, 10, 1);
    var theirs = Samples.of(4, 40, 8);

    assertThat(ours.timesCheaperThan(theirs)).isEqualTo(Samples.of(4, 4, 8));
    assertThatThrownBy(() -> ours.timesCheaperThan(Samples.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSlopeIgnoresWhereTheLineBegins() {
    assertThat(Samples.slope(new double[] {0, 1, 2, 3}, new double[] {500, 506, 512, 518}))
        .isCloseTo(6, within(1e-9));
  }

  @Test
  void aGoalIsMetOnItsSide() {
    assertThat(Goal.ratio("cheaper", Samples.of(9, 10, 11), 10).met()).isTrue();
    assertThat(Goal.ratio("cheaper", Samples.of(9, 9.9, 11), 10).met()).isFalse();
    assertThat(Goal.atMost("memory", "KiB", Samples.of(6), 6).met()).isTrue();
    assertThat(Goal.atMost("memory", "KiB", Samples.of(6.1), 6).met()).isFalse();
  }

  @Test
  void markdownGoesBetweenItsMarksAndNowhereElse() {
    var machine = new Machine("2026-01-02", "a machine");
    var result =
        new Result(
            "idle",
            "Memory.",
            List.of("as it is"),
            List.of(new Row("Parley", "KiB", Samples.of(3, 4, 5), true)),
            List.of(Goal.atMost("memory", "KiB", Samples.of(4), 6)));
    var document = "before\n<!-- bench idle -->\nold\n<!-- end idle -->\nafter\n";

    var filled = Markdown.into(document, machine, List.of(result));

    assertThat(filled)
        .startsWith("before\n")
        .endsWith("<!-- end idle -->\nafter\n")
        .doesNotContain("old")
        .contains("| **Parley** | 4.00 KiB | 3.00 to 5.00 | 3 |")
        .contains("| memory ≤ 6.00 KiB | 4.00 KiB | met |");
    assertThat(Markdown.into(filled, machine, List.of(result))).isEqualTo(filled);
    assertThatThrownBy(() -> Markdown.into("nothing", machine, List.of(result)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
