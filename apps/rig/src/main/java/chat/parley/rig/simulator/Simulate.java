package chat.parley.rig.simulator;

import java.util.Iterator;
import java.util.List;

/// `simulate`: runs seeds one after another, or tells one of them step by step.
public final class Simulate {
  private static final int SEEDS = 10_000;
  private static final int WRONG_USE = 2;
  private static final int FAILURES_TOLD_MAX = 10;
  private static final int TELL_EVERY = 1_000;

  private int seeds = SEEDS;
  private long from = 1;
  private boolean trace;

  private Simulate() {}

  /// Answers the exit code: 0 when every seed held.
  public static int run(List<String> words) {
    var simulate = new Simulate();
    try {
      simulate.read(words.iterator());
    } catch (IllegalArgumentException wrong) {
      System.err.println(
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
    return report(Simulation.read(from, System.out::println)) ? 0 : 1;
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
        System.err.println(i + 1 + " seeds");
      }
    }
    System.out.printf(
        "%d seeds from %d: %d failed, %.1f s%n",
        seeds, from, failed, (System.nanoTime() - beganNanos) / 1e9);
    return failed == 0 ? 0 : 1;
  }

  /// Whether it holds.
  private static boolean report(Simulation.Verdict verdict) {
    System.out.printf(
        "seed %d, trace %016x: %s%n",
        verdict.seed(), verdict.hash(), verdict.holds() ? "holds" : "BROKEN");
    verdict.broken().forEach(what -> System.out.println("  " + what));
    return verdict.holds();
  }
}
