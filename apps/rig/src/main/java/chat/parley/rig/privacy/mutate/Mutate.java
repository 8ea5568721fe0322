package chat.parley.rig.privacy.mutate;

import chat.parley.rig.privacy.mutate.Outcome.Fate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// `./parley privacy mutate [--only RECORD] [--sample N] [--seed N]`.
public final class Mutate {
  private static final int SURVIVED = 1;
  private static final int WRONG_USE = 2;

  /// Of more mutants only those that survive are told one by one.
  private static final int TOLD_MAX = 20;

  private static final String USAGE =
      "usage: privacy mutate [--only RECORD] [--sample N] [--seed N]";

  private final Consumer<String> out;
  private String only = "";
  private int sample = Integer.MAX_VALUE;
  private long seed = RandomGenerator.getDefault().nextInt(Integer.MAX_VALUE);

  Mutate(Consumer<String> out) {
    this.out = out;
  }

  /// Answers the exit code: 0 when every mutant is noticed, 1 when one is not or the control
  /// fails.
  public static int run(List<String> words, Consumer<String> out) {
    var mutate = new Mutate(out);
    try {
      mutate.read(words.iterator());
    } catch (IllegalArgumentException e) {
      out.accept(USAGE);
      return WRONG_USE;
    }
    try (var judge = Judge.open()) {
      return mutate.run(judge);
    }
  }

  private void read(Iterator<String> words) {
    while (words.hasNext()) {
      var word = words.next();
      if (!words.hasNext()) {
        throw new IllegalArgumentException(word);
      }
      var value = words.next();
      switch (word) {
        case "--only" -> only = value;
        case "--sample" -> sample = Integer.parseInt(value);
        case "--seed" -> seed = Long.parseLong(value);
        default -> throw new IllegalArgumentException(word);
      }
    }
  }

  private int run(Judge judge) {
    var mutants = judge.mutants();
    out.accept("seed " + seed);
    var faults = judge.control();
    if (!faults.isEmpty()) {
      out.accept("The control fails: without any mutant the suite finds");
      faults.forEach(fault -> out.accept("  " + fault));
      return SURVIVED;
    }
    out.accept("control: without a mutant the suite finds nothing");
    out.accept(
        ("counted apart: %d records without a subject, %d of what only passes; %d of browsers,"
                + " which this scanner cannot look into")
            .formatted(mutants.withoutSubject(), mutants.onlyPassing(), mutants.inBrowsers()));
    var chosen = chosen(mutants.all());
    if (chosen.isEmpty()) {
      out.accept("no record about a person is called " + only);
      return WRONG_USE;
    }
    return judgeAll(judge, chosen);
  }

  /// Judges mutants one after another, and tells of each when they are few.
  int judgeAll(Judge judge, List<Mutant> mutants) {
    var tally = new Tally();
    for (var mutant : mutants) {
      var outcome = judge.judge(mutant);
      tally.add(outcome);
      if (mutants.size() <= TOLD_MAX || outcome.fate() == Fate.SURVIVED) {
        out.accept(outcome.toString());
      }
    }
    tally.lines().forEach(out);
    return tally.survived().isEmpty() ? 0 : SURVIVED;
  }

  private List<Mutant> chosen(List<Mutant> all) {
    var chosen =
        new ArrayList<>(
            all.stream().filter(mutant -> only.isEmpty() || mutant.place().equals(only)).toList());
    if (sample < chosen.size()) {
      Collections.shuffle(chosen, new Random(seed));
      return List.copyOf(chosen.subList(0, sample));
    }
    return chosen;
  }
}
