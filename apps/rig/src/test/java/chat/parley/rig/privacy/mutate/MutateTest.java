package chat.parley.rig.privacy.mutate;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.rig.privacy.mutate.Mutant.Kind;
import chat.parley.shared.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Goal: a wrong word in the inventory is noticed, and one that would not be is told. Method: a
/// sample of what `./parley privacy mutate` does in full, other mutants every time; and a mutant
/// that changes nothing.
@Tag("real")
class MutateTest {
  private final List<String> told = new ArrayList<>();

  @Test
  void noticesEveryMutantOfASample(TestReporter reporter) {
    int ended = Mutate.run(List.of("--sample", "20"), told::add);

    reporter.publishEntry(String.join("\n", told));
    assertThat(ended).as("%s", told).isZero();
    assertThat(told).anyMatch(line -> line.startsWith("seed "));
    assertThat(told).last().asString().contains("100.0 %: 20 of 20");
  }

  @Test
  void tellsOfAMutantThatNothingNotices() {
    try (var judge = Judge.open()) {
      var harmless = Inventory.load().find("pg.identity.accounts.email").orElseThrow();
      var blind = new Mutant(Kind.EXCLUDED, harmless.id(), List.of(harmless));

      int ended = new Mutate(told::add).judgeAll(judge, List.of(blind));

      assertThat(ended).isEqualTo(1);
      assertThat(told).first().asString().startsWith("SURVIVED pg.identity.accounts.email");
      assertThat(told).last().asString().contains("0.0 %: 0 of 1");
    }
  }
}
