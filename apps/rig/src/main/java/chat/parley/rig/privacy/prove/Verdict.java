package chat.parley.rig.privacy.prove;

import chat.parley.testkit.canary.CanaryScan.Hit;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// What had to hold, and whether it did.
final class Verdict {
  private final PrintStream out;
  private final List<String> broken = new ArrayList<>();
  private int held;

  Verdict(PrintStream out) {
    this.out = out;
  }

  void require(boolean holds, String what) {
    out.println((holds ? "  held    " : "  BROKEN  ") + what);
    if (holds) {
      held++;
    } else {
      broken.add(what);
    }
  }

  /// Shows what broke it.
  void show(Hit hit, long times) {
    out.println("    FOUND %d x %s".formatted(times, hit));
  }

  /// Says it all once more in one line; true when everything held.
  boolean print() {
    out.println();
    out.println(
        broken.isEmpty()
            ? "PROVED: all %d held.".formatted(held)
            : "NOT PROVED: %d held, %d did not: %s"
                .formatted(held, broken.size(), String.join("; ", broken)));
    return broken.isEmpty();
  }
}
