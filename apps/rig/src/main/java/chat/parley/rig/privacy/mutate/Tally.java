package chat.parley.rig.privacy.mutate;

import chat.parley.rig.privacy.mutate.Mutant.Kind;
import chat.parley.rig.privacy.mutate.Outcome.Fate;
import java.util.ArrayList;
import java.util.List;

/// What became of all mutants, counted by what was turned around.
final class Tally {
  private final List<Outcome> outcomes = new ArrayList<>();

  void add(Outcome outcome) {
    outcomes.add(outcome);
  }

  List<Mutant> survived() {
    return outcomes.stream()
        .filter(outcome -> outcome.fate() == Fate.SURVIVED)
        .map(Outcome::mutant)
        .toList();
  }

  /// A table, and the score under it.
  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(
        "%-24s %8s %8s %8s %9s %8s %6s"
            .formatted(
                "annotation", "mutants", "refused", "killed", "survived", "median s", "most s"));
    for (var kind : Kind.values()) {
      var some = outcomes.stream().filter(outcome -> outcome.mutant().kind() == kind).toList();
      if (!some.isEmpty()) {
        lines.add(line(kind.words(), some));
      }
    }
    lines.add(line("all", outcomes));
    int noticed = outcomes.size() - survived().size();
    lines.add(
        "mutation score %.1f %%: %d of %d, in %.0f s"
            .formatted(
                outcomes.isEmpty() ? 0 : 100.0 * noticed / outcomes.size(),
                noticed,
                outcomes.size(),
                outcomes.stream().mapToDouble(Outcome::seconds).sum()));
    return lines;
  }

  private static String line(String name, List<Outcome> some) {
    var seconds = some.stream().mapToDouble(Outcome::seconds).sorted().toArray();
    return "%-24s %8d %8d %8d %9d %8.2f %6.2f"
        .formatted(
            name,
            some.size(),
            count(some, Fate.REFUSED),
            count(some, Fate.KILLED),
            count(some, Fate.SURVIVED),
            seconds.length == 0 ? 0 : seconds[seconds.length / 2],
            seconds.length == 0 ? 0 : seconds[seconds.length - 1]);
  }

  private static long count(List<Outcome> some, Fate fate) {
    return some.stream().filter(outcome -> outcome.fate() == fate).count();
  }
}
