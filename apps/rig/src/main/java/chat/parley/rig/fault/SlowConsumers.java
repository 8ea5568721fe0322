package chat.parley.rig.fault;

import chat.parley.rig.client.LiveClient;
import chat.parley.rig.client.core.ClientCore.Reach;
import chat.parley.rig.client.core.ClientTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// F7: sockets that take nothing sit in the room. The others hear as soon as without them, and the
/// slow ones are closed in time. The control lifts the limits: nobody is closed, and bytes pile up.
final class SlowConsumers implements Fault {
  private static final int READERS = 20;
  private static final int MESSAGES = 150;
  private static final int PAUSE_MS = 20;
  private static final int RECEIVE_BYTES = 4 * 1024;
  private static final int CLOSED_MS_MAX = 30_000;
  private static final int QUEUE_BYTES_MAX = 256 * 1024;
  private static final int PATIENCE_MS = 10_000;

  /// A p99 this small is noise on a machine that does other things too.
  private static final long FLOOR_MICROS = 20_000;

  private static final String SLOW_CLOSES = "parley_gateway_slow_closes_total";
  private static final String QUEUE_BYTES = "parley_gateway_queue_bytes";

  private final Latencies latencies = new Latencies();
  private final String padding = " and so on".repeat(300);

  @Override
  public Report run(Scale scale) throws Exception {
    var report = new Report();
    try (var instance =
            Instance.with(
                Map.of("parley.gateway.sessions-per-person-max", 2 * scale.slowConsumers()));
        var crowd = new Crowd(instance.origin(), 2, 1)) {
      var readers = readers(crowd);
      speak(crowd, "warm up");
      long calm = speak(crowd, "calm");
      var slow = attach(instance, crowd, scale.slowConsumers());
      long before = instance.metric(SLOW_CLOSES);
      long beganNanos = System.nanoTime();
      long disturbed = speak(crowd, "disturbed");
      long queued = instance.metric(QUEUE_BYTES);
      Crowd.await(
          CLOSED_MS_MAX, () -> instance.metric(SLOW_CLOSES) - before >= scale.slowConsumers());
      long closedMs = (System.nanoTime() - beganNanos) / 1_000_000;
      report
          .count("slow sockets", scale.slowConsumers())
          .atLeast("closed", instance.metric(SLOW_CLOSES) - before, scale.slowConsumers())
          .atMost("ms until they were closed", closedMs, CLOSED_MS_MAX)
          .count("us p99 without them", calm)
          .atMost("us p99 with them", disturbed, Math.max(calm * 3 / 2, FLOOR_MICROS))
          .atMost("bytes queued", queued, (long) scale.slowConsumers() * QUEUE_BYTES_MAX);
      slow.forEach(RawSocket::close);
      readers.forEach(LiveClient::close);
    }
    return report.control("bytes queued without limits", queuedWithoutLimits(scale));
  }

  private List<LiveClient> readers(Crowd crowd) {
    var readers = new ArrayList<LiveClient>();
    for (int i = 0; i < READERS; i++) {
      readers.add(
          new LiveClient(crowd.person(1), ClientTimes.USUAL, Reach.NEWEST_PAGE, latencies::hear)
              .start());
    }
    Crowd.await(PATIENCE_MS, () -> readers.stream().allMatch(LiveClient::isSettled));
    return readers;
  }

  /// Says some thousand characters again and again; answers how long the slowest hundredth took.
  private long speak(Crowd crowd, String mood) {
    latencies.clear();
    var channel = crowd.channels().getFirst();
    for (int i = 0; i < MESSAGES; i++) {
      var content = mood + " " + i + padding;
      latencies.sending(content);
      crowd.person(0).send(channel, content).orFail();
      Crowd.pause(PAUSE_MS);
    }
    Crowd.await(PATIENCE_MS, () -> latencies.count() >= MESSAGES * READERS);
    return latencies.p99Micros();
  }

  private static List<RawSocket> attach(Instance instance, Crowd crowd, int count)
      throws IOException {
    var slow = new ArrayList<RawSocket>();
    for (int i = 0; i < count; i++) {
      slow.add(Identified.open(instance, crowd.person(1), RECEIVE_BYTES));
    }
    return slow;
  }

  private long queuedWithoutLimits(Scale scale) throws Exception {
    try (var instance =
            Instance.with(
                Map.of(
                    "parley.gateway.sessions-per-person-max",
                    2 * scale.slowConsumers(),
                    "parley.gateway.queue-bytes-max",
                    Integer.MAX_VALUE,
                    "parley.gateway.stall-ms",
                    Integer.MAX_VALUE));
        var crowd = new Crowd(instance.origin(), 2, 1)) {
      var slow = attach(instance, crowd, scale.slowConsumers());
      speak(crowd, "unlimited");
      long queued = instance.metric(QUEUE_BYTES);
      slow.forEach(RawSocket::close);
      return queued;
    }
  }
}
