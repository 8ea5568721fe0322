package chat.parley.demo;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// How far the play is and how long it will take: a line that is written over once a second on a
/// terminal, a line every five seconds elsewhere.
final class Progress implements AutoCloseable {
  private static final int SECONDS_ON_A_TERMINAL = 1;
  private static final int SECONDS_ELSEWHERE = 5;

  /// How much of the rate is that of the last tick; the rest is of those before.
  private static final double NEWEST_SHARE = 0.3;

  /// Before, accounts are made and little is said: nobody knows yet how long it will take.
  private static final int FORESEEN_FROM_PERCENT = 5;

  private final int lines;
  private final boolean terminal;
  private final Consumer<String> out;
  private final long began = System.nanoTime();
  private final AtomicInteger widest = new AtomicInteger();
  private final LongAdder known = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder pauses = new LongAdder();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  // Of the clock's thread.
  private long sentAtTick;
  private double linesPerSecond;

  Progress(int lines, boolean terminal, Consumer<String> out) {
    this.lines = lines;
    this.terminal = terminal;
    this.out = out;
  }

  void start() {
    int seconds = terminal ? SECONDS_ON_A_TERMINAL : SECONDS_ELSEWHERE;
    var _ = clock.scheduleAtFixedRate(() -> tick(seconds), seconds, seconds, TimeUnit.SECONDS);
  }

  void known(int count) {
    known.add(count);
  }

  void sent() {
    sent.increment();
  }

  void paused(Duration pause) {
    pauses.add(pause.toMillis());
  }

  long sentLines() {
    return sent.sum();
  }

  private void tick(int seconds) {
    long now = sent.sum();
    double newest = (double) (now - sentAtTick) / seconds;
    linesPerSecond += (linesPerSecond == 0 ? 1 : NEWEST_SHARE) * (newest - linesPerSecond);
    sentAtTick = now;
    say(line(known.sum() + now));
  }

  /// Such as `1,743 of 6,912 lines (25 %) · 31 lines/s · 2 min 46 s to go`.
  private String line(long done) {
    long percent = 100 * done / Math.max(lines, 1);
    var line =
        "%,d of %,d lines (%d %%) · %,.0f lines/s".formatted(done, lines, percent, linesPerSecond);
    boolean foreseen = percent >= FORESEEN_FROM_PERCENT && done < lines && linesPerSecond > 0;
    return line
        + (foreseen ? " · " + words((lines - done) / linesPerSecond) + " to go" : "")
        + waited();
  }

  /// Such as `6,912 lines in 1 min 36 s, 72 lines/s`.
  String total() {
    return "%,d lines in %s, %,.0f lines/s%s"
        .formatted(sent.sum(), words(seconds()), sent.sum() / Math.max(seconds(), 0.001), waited());
  }

  private String waited() {
    long waited = pauses.sum() / 1_000;
    return waited == 0 ? "" : " · asked to wait %,d s in all".formatted(waited);
  }

  private double seconds() {
    return (System.nanoTime() - began) / 1e9;
  }

  private static String words(double seconds) {
    long whole = Math.max(1, Math.round(seconds));
    return whole < 60 ? whole + " s" : whole / 60 + " min " + whole % 60 + " s";
  }

  /// On a terminal spaces cover what a longer line left.
  private void say(String line) {
    if (!terminal) {
      out.accept(line + "\n");
      return;
    }
    int width = widest.accumulateAndGet(line.length(), Math::max);
    out.accept("\r" + line + " ".repeat(width - line.length()));
  }

  @Override
  public void close() {
    clock.shutdownNow();
    if (terminal) {
      say("");
      out.accept("\r");
    }
  }
}
