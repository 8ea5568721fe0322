package chat.parley.rig.fault;

import chat.parley.rig.client.LiveClient;
import chat.parley.rig.client.core.ClientCore.Reach;
import chat.parley.rig.client.core.ClientTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// F7: sockets that take nothing sit in the room. The others hear as soon as without them, in runs
/// with and without them in turn, and the slow ones are closed in time. The control lifts the
/// limits: nobody is closed, and bytes pile up.
final class SlowConsumers implements Fault {
  private static final int READERS = 20;
  private static final int WARM_UP_RUNS = 3;
  private static final int MESSAGES = 150;
  private static final int PAUSE_MS = 20;
  private static final int RECEIVE_BYTES = 4 * 1024;
  private static final int CLOSED_MS_MAX = 30_000;
  private static final int QUEUE_BYTES_MAX = 256 * 1024;
  private static final int PATIENCE_MS = 10_000;

  private static final String SLOW_CLOSES = "parley_gateway_slow_closes_total";
  private static final String QUEUE_BYTES = "parley_gateway_queue_bytes";

  private final AtomicInteger said = new AtomicInteger();
  private final String padding = " and so on".repeat(300);

  @Override
  public Report run(Scale scale) throws Exception {
    var report = new Report();
    try (var instance = Instance.with(roomFor(scale));
        var crowd = new Crowd(instance.origin(), 2, 1)) {
      var latencies = new Latencies();
      var readers = readers(crowd, latencies);
      for (int i = 0; i < WARM_UP_RUNS; i++) {
        speak(crowd, latencies);
      }
      measure(instance, crowd, latencies, scale, report);
      readers.forEach(LiveClient::close);
    }
    return report.control("bytes queued without limits", queuedWithoutLimits(scale));
  }

  private void measure(
      Instance instance, Crowd crowd, Latencies latencies, Scale scale, Report report)
      throws IOException {
    var calm = new ArrayList<Long>();
    var disturbed = new ArrayList<Long>();
    long closed = 0;
    long slowestCloseMs = 0;
    long queuedMax = 0;
    for (int round = 0; round < scale.slowRounds(); round++) {
      calm.addAll(speak(crowd, latencies));
      long before = instance.metric(SLOW_CLOSES);
      var slow = attach(instance, crowd, scale.slowConsumers());
      long beganNanos = System.nanoTime();
      disturbed.addAll(speak(crowd, latencies));
      queuedMax = Math.max(queuedMax, instance.metric(QUEUE_BYTES));
      Crowd.await(
          CLOSED_MS_MAX, () -> instance.metric(SLOW_CLOSES) - before >= scale.slowConsumers());
      slowestCloseMs = Math.max(slowestCloseMs, (System.nanoTime() - beganNanos) / 1_000_000);
      closed += instance.metric(SLOW_CLOSES) - before;
      slow.forEach(RawSocket::close);
    }
    long without = Latencies.p99Micros(calm);
    report
        .count("slow sockets", (long) scale.slowRounds() * scale.slowConsumers())
        .atLeast("closed", closed, (long) scale.slowRounds() * scale.slowConsumers())
        .atMost("ms until they were closed", slowestCloseMs, CLOSED_MS_MAX)
        .count("us p99 without them", without)
        .atMost(
            "us p99 with them",
            Latencies.p99Micros(disturbed),
            Math.max(without * 3 / 2, scale.noiseMicros()))
        .atMost("bytes queued", queuedMax, (long) scale.slowConsumers() * QUEUE_BYTES_MAX);
  }

  private static Map<String, Object> roomFor(Scale scale) {
    return Map.of("parley.gateway.sessions-per-person-max", 2 * scale.slowConsumers());
  }

  private static List<LiveClient> readers(Crowd crowd, Latencies latencies) {
    var readers = new ArrayList<LiveClient>();
    for (int i = 0; i < READERS; i++) {
      readers.add(
          new LiveClient(crowd.person(1), ClientTimes.USUAL, Reach.NEWEST_PAGE, latencies::hear)
              .start());
    }
    Crowd.await(PATIENCE_MS, () -> readers.stream().allMatch(LiveClient::isSettled));
    return readers;
  }

  /// Says some thousand characters again and again; answers how long each took to each reader.
  private List<Long> speak(Crowd crowd, Latencies latencies) {
    latencies.clear();
    var channel = crowd.channels().getFirst();
    for (int i = 0; i < MESSAGES; i++) {
      var content = said.incrementAndGet() + padding;
      latencies.sending(content);
      crowd.person(0).send(channel, content).orFail();
      Crowd.pause(PAUSE_MS);
    }
    Crowd.await(PATIENCE_MS, () -> latencies.count() >= MESSAGES * READERS);
    return latencies.nanos();
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
    var settings = new HashMap<>(roomFor(scale));
    settings.put("parley.gateway.queue-bytes-max", Integer.MAX_VALUE);
    settings.put("parley.gateway.stall-ms", Integer.MAX_VALUE);
    try (var instance = Instance.with(settings);
        var crowd = new Crowd(instance.origin(), 2, 1)) {
      var slow = attach(instance, crowd, scale.slowConsumers());
      var latencies = new Latencies();
      speak(crowd, latencies);
      long queued = instance.metric(QUEUE_BYTES);
      slow.forEach(RawSocket::close);
      return queued;
    }
  }
}
