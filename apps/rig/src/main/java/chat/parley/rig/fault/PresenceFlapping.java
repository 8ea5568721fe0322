package chat.parley.rig.fault;

import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.PresenceStatus;
import chat.parley.proto.v1.UpdatePresence;
import chat.parley.rig.client.LiveClient;
import chat.parley.rig.client.core.ClientCore.Reach;
import chat.parley.rig.client.core.ClientTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// F8: people change their presence five times a second. Others hear of each at most once in two
/// seconds, and messages are as quick as without. The control is what was said: it is far more.
final class PresenceFlapping implements Fault {
  private static final int CHANGES = 40;
  private static final int PAUSE_MS = 200;
  private static final int COALESCE_MS = 2_000;
  private static final int PATIENCE_MS = 10_000;
  private static final int RECEIVE_BYTES = 64 * 1024;
  private static final long P99_MICROS_MAX = 500_000;

  private final Map<Long, Integer> told = new ConcurrentHashMap<>();
  private final Latencies latencies = new Latencies();

  @Override
  public Report run(Scale scale) throws Exception {
    try (var instance = Instance.start();
        var crowd = new Crowd(instance.origin(), scale.flappers() + 1, 1);
        var observer =
            new LiveClient(crowd.person(0), ClientTimes.USUAL, Reach.NEWEST_PAGE, this::hear)
                .start()) {
      Crowd.await(PATIENCE_MS, observer::isSettled);
      var flappers = new ArrayList<RawSocket>();
      for (int i = 1; i <= scale.flappers(); i++) {
        flappers.add(Identified.open(instance, crowd.person(i), RECEIVE_BYTES));
      }
      Crowd.pause(COALESCE_MS);
      told.clear();
      long beganNanos = System.nanoTime();
      for (int i = 0; i < CHANGES; i++) {
        change(flappers, i % 2 == 0 ? PresenceStatus.AWAY : PresenceStatus.ONLINE);
        var content = "between changes " + i;
        latencies.sending(content);
        crowd.person(0).send(crowd.channels().getFirst(), content).orFail();
        Crowd.pause(PAUSE_MS);
      }
      long tookMs = (System.nanoTime() - beganNanos) / 1_000_000;
      int most = told.values().stream().mapToInt(Integer::intValue).max().orElse(0);
      flappers.forEach(RawSocket::close);
      return new Report()
          .count("people", scale.flappers())
          .count("changes of each", CHANGES)
          .atLeast("people heard of", told.size(), scale.flappers())
          .atMost("changes told of one", most, tookMs / COALESCE_MS + 2)
          .atMost("us p99 of messages", latencies.p99Micros(), P99_MICROS_MAX)
          .control("changes that were not told", (long) CHANGES - most);
    }
  }

  private void hear(GatewayFrame frame) {
    latencies.hear(frame);
    if (frame.hasPresenceChanged()) {
      told.merge(frame.getPresenceChanged().getUserId(), 1, Integer::sum);
    }
  }

  private static void change(Iterable<RawSocket> flappers, PresenceStatus status)
      throws IOException {
    var frame =
        ClientFrame.newBuilder()
            .setUpdatePresence(UpdatePresence.newBuilder().setStatus(status))
            .build();
    for (var flapper : flappers) {
      flapper.drain();
      flapper.send(frame);
    }
  }
}
