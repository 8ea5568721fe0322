package chat.parley.demo;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/// How far the play is, once a second on a terminal and every five seconds elsewhere.
final class Progress implements AutoCloseable {
  private static final int SECONDS_ON_A_TERMINAL = 1;
  private static final int SECONDS_ELSEWHERE = 5;

  private final int lines;
  private final boolean terminal;
  private final Consumer<String> out;
  private final long began = System.nanoTime();
  private final LongAdder known = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder pauses = new LongAdder();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  Progress(int lines, boolean terminal, Consumer<String> out) {
    this.lines = lines;
    this.terminal = terminal;
    this.out = out;
  }

  void start() {
    int seconds = terminal ? SECONDS_ON_A_TERMINAL : SECONDS_ELSEWHERE;
    var _ =
        clock.scheduleAtFixedRate(
            () -> out.accept((terminal ? "\r" : "") + now() + (terminal ? "   " : "\n")),
            seconds,
            seconds,
            TimeUnit.SECONDS);
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

  String now() {
    double seconds = (System.nanoTime() - began) / 1e9;
    long waited = pauses.sum() / 1_000;
    return "%,d of %,d lines · %,.0f lines/s%s"
        .formatted(
            known.sum() + sent.sum(),
            lines,
            sent.sum() / Math.max(seconds, 0.001),
            waited == 0 ? "" : " · asked to wait %,d s in all".formatted(waited));
  }

  @Override
  public void close() {
    clock.shutdownNow();
    if (terminal) {
      out.accept("\r");
    }
  }
}
