package chat.parley.rig.simulator;

import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/// `simulate`: runs seeds one after another, or tells one of them step by step.
public final class Simulate {
  private static final int SEEDS = 10_000;
  private static final int WRONG_USE = 2;
  private static final int FAILURES_TOLD_MAX = 10;
  private static final int TELL_EVERY = 1_000;

  private final Consumer<String> out;
  private int seeds = SEEDS;
  private long from = 1;
  private boolean trace;

  private Simulate(Consumer<String> out) {
    this.out = out;
  }

  /// Answers the exit code: 0 when every seed held.
  public static int run(List<String> words, Consumer<String> out) {
    var simulate = new Simulate(out);
    try {
      simulate.read(words.iterator());
    } catch (IllegalArgumentException wrong) {
      out.accept(
          "usage: simulate [--seeds N] [--from SEED] | --seed SEED [--trace]: "
              + wrong.getMessage());
      return WRONG_USE;
    }
    return simulate.trace ? simulate.tell() : simulate.runAll();
  }

  private void read(Iterator<String> words) {
    while (words.hasNext()) {
      var word = words.next();
      switch (word) {
        case "--seeds" -> seeds = Integer.parseInt(value(words));
        case "--from" -> from = Long.parseLong(value(words));
        case "--seed" -> {
          from = Long.parseLong(value(words));
          seeds = 1;
        }
        case "--trace" -> trace = true;
        default -> throw new IllegalArgumentException("what is " + word + "?");
      }
    }
    if (trace && seeds != 1) {
      throw new IllegalArgumentException("--trace tells one --seed");
    }
  }

  private static String value(Iterator<String> words) {
    if (!words.hasNext()) {
      throw new IllegalArgumentException("a number is missing");
    }
    return words.next();
  }

  private int tell() {
    return report(Simulation.read(from, out)) ? 0 : 1;
  }

  private int runAll() {
    long beganNanos = System.nanoTime();
    int failed = 0;
    for (int i = 0; i < seeds && failed < FAILURES_TOLD_MAX; i++) {
      var verdict = Simulation.run(from + i);
      if (seeds == 1 || !verdict.holds()) {
        failed += report(verdict) ? 0 : 1;
      }
      if ((i + 1) % TELL_EVERY == 0) {
        out.accept(i + 1 + " seeds");
      }
    }
    out.accept(
        "%d seeds from %d: %d failed, %.1f s"
            .formatted(seeds, from, failed, (System.nanoTime() - beganNanos) / 1e9));
    return failed == 0 ? 0 : 1;
  }

  /// Whether it holds.
  private boolean report(Simulation.Verdict verdict) {
    out.accept(
        "seed %d, trace %016x: %s"
            .formatted(verdict.seed(), verdict.hash(), verdict.holds() ? "holds" : "BROKEN"));
    verdict.broken().forEach(what -> out.accept("  " + what));
    return verdict.holds();
  }
}
