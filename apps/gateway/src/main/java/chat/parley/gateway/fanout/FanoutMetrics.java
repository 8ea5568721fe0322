package chat.parley.gateway.fanout;

import chat.parley.shared.telemetry.Label;
import chat.parley.shared.telemetry.Metrics;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.ToLongFunction;

/// What the write path tells of itself.
public final class FanoutMetrics {

  /// Why the node closed a socket by itself.
  public enum SlowClose {
    QUEUE_FULL,
    STALLED
  }

  private final Metrics.Counter framesReceived;
  private final Metrics.Counter framesSent;
  private final Metrics.Counter writes;
  private final Metrics.Counter slowCloses;
  private final Collection<IoLoop> loops = new CopyOnWriteArrayList<>();

  public FanoutMetrics(Metrics metrics) {
    framesReceived =
        metrics.counter("parley_gateway_frames_received_total", "Messages of clients.");
    framesSent = metrics.counter("parley_gateway_frames_sent_total", "Frames written to sockets.");
    writes =
        metrics.counter(
            "parley_gateway_writes_total", "Writes to sockets; frames above it were coalesced.");
    slowCloses =
        metrics.counter(
            "parley_gateway_slow_closes_total",
            "Sockets closed because they did not keep up.",
            Label.of("reason", SlowClose.class));
    metrics.gauge(
        "parley_gateway_connections", "Open sockets.", () -> sum(IoLoop::connectionCount));
    metrics.gauge(
        "parley_gateway_queue_bytes",
        "Bytes that wait for sockets.",
        () -> sum(IoLoop::queuedBytes));
  }

  void watch(IoLoop loop) {
    loops.add(loop);
  }

  void received() {
    framesReceived.increment();
  }

  void sent(long frames, long writeCalls) {
    framesSent.add(frames);
    writes.add(writeCalls);
  }

  void closedSlow(SlowClose reason) {
    slowCloses.increment(reason);
  }

  private double sum(ToLongFunction<IoLoop> reading) {
    return List.copyOf(loops).stream().mapToLong(reading).sum();
  }
}
