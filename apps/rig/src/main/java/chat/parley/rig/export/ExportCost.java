package chat.parley.rig.export;

import chat.parley.rig.bench.report.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Measures exports in two databases in turns: one with few messages of others, one with many.
///
/// Answers 0 when the targets are met, 1 when one is missed, 2 for words it does not know. The
/// front door gives this process no more heap than a worker is allowed.
public final class ExportCost {
  private static final double RATIO_MAX = 1.5;
  private static final long HEAP_BYTES_MAX = 512L << 20;
  private static final int FEW_OTHERS = 100_000;
  private static final int MANY_OTHERS = 2_000_000;
  private static final int QUICK_SHARE = 20;
  private static final int MESSAGES = 1_000;
  private static final int MESSAGES_OF_THE_HEAVIEST = 100_000;
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 9;
  private static final int WRONG_USE = 2;

  private ExportCost() {}

  public static int run(List<String> words, Consumer<String> out) {
    if (!List.of("--quick").containsAll(words)) {
      out.accept("usage: bench export [--quick]");
      return WRONG_USE;
    }
    int share = words.isEmpty() ? 1 : QUICK_SHARE;
    try {
      var folder = Files.createTempDirectory("parley-export-cost");
      try (var small = Place.open(folder.resolve("small"));
          var large = Place.open(folder.resolve("large"))) {
        return measure(small, large, share, out);
      } finally {
        drop(folder);
      }
    } catch (IOException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int measure(Place small, Place large, int share, Consumer<String> out)
      throws SQLException {
    long begin = System.nanoTime();
    small.fill(FEW_OTHERS / share);
    large.fill(MANY_OTHERS / share);
    var inSmall = small.person(11, MESSAGES);
    var inLarge = large.person(11, MESSAGES);
    out.accept("filled both in %.0f s".formatted((System.nanoTime() - begin) / 1e9));
    var few = new ArrayList<Double>();
    var many = new ArrayList<Double>();
    for (int round = -WARM_UPS; round < ROUNDS; round++) {
      double first = small.export(inSmall, MESSAGES);
      double second = large.export(inLarge, MESSAGES);
      if (round >= 0) {
        few.add(first);
        many.add(second);
      }
    }
    var ratio = new Samples(many).with(new Samples(few), (m, f) -> m / f);
    out.accept(
        "%,d messages of one person among %,d: %.0f ms; among %,d: %.0f ms (medians of %d)"
            .formatted(
                MESSAGES,
                FEW_OTHERS / share,
                new Samples(few).median(),
                MANY_OTHERS / share,
                new Samples(many).median(),
                ROUNDS));
    boolean scales = ratio.median() <= RATIO_MAX;
    out.accept(
        "%s  %.2f× as long (%.2f–%.2f), at most %.1f×"
            .formatted(mark(scales), ratio.median(), ratio.least(), ratio.greatest(), RATIO_MAX));

    int heaviest = MESSAGES_OF_THE_HEAVIEST / share;
    double millis = small.export(small.person(12, heaviest), heaviest);
    long heap = Runtime.getRuntime().maxMemory();
    boolean fits = heap <= HEAP_BYTES_MAX;
    out.accept(
        "%s  %,d messages of one person: %.1f s in a heap of %d MiB, at most %d MiB"
            .formatted(mark(fits), heaviest, millis / 1e3, heap >> 20, HEAP_BYTES_MAX >> 20));
    return scales && fits ? 0 : 1;
  }

  private static String mark(boolean met) {
    return met ? "met   " : "MISSED";
  }

  private static void drop(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
