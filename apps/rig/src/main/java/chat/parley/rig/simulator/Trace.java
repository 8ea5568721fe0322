package chat.parley.rig.simulator;

import java.util.Arrays;
import java.util.function.Consumer;

/// What happened, in order, as one number and, for who wants to read it, line by line. Holds
/// positions and numbers only, never anything random that the seed does not decide.
final class Trace {
  private final Scheduler scheduler;
  private final Consumer<String> reader;
  private final boolean isRead;
  private long hash = 0xCBF29CE484222325L;

  private Trace(Scheduler scheduler, boolean isRead, Consumer<String> reader) {
    this.scheduler = scheduler;
    this.isRead = isRead;
    this.reader = reader;
  }

  static Trace silent(Scheduler scheduler) {
    return new Trace(scheduler, false, _ -> {});
  }

  static Trace readBy(Scheduler scheduler, Consumer<String> reader) {
    return new Trace(scheduler, true, reader);
  }

  void add(String what, long... numbers) {
    mix(scheduler.elapsedMs());
    mix(what.hashCode());
    for (long number : numbers) {
      mix(number);
    }
    if (isRead) {
      reader.accept(
          "%7.3f s  %s %s"
              .formatted(scheduler.elapsedMs() / 1_000.0, what, Arrays.toString(numbers)));
    }
  }

  long hash() {
    return hash;
  }

  private void mix(long number) {
    hash = (hash ^ number) * 0x9E3779B97F4A7C15L;
    hash ^= hash >>> 29;
  }
}
