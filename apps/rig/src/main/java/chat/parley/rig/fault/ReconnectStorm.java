package chat.parley.rig.fault;

import chat.parley.proto.v1.GatewayFrame;
import chat.parley.rig.client.LiveClient;
import chat.parley.rig.client.core.ClientCore.Reach;
import chat.parley.rig.client.core.ClientTimes;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/// F6: all sockets but a few are dropped at once. All come back by resuming, in time, and the
/// gateway asks the database next to nothing for it; those who stayed are answered as before. The
/// control counts what a gateway would ask that read the memberships of everybody who comes.
final class ReconnectStorm implements Fault {
  private static final int PEOPLE = 4;
  private static final int STAYING = 4;
  private static final int BACK_MS_MAX = 60_000;
  private static final int STATEMENTS_PER_THOUSAND_MAX = 20;
  private static final int SENDS_MIN = 200;
  private static final int SEND_PAUSE_MS = 10;

  /// What the clock of a gateway node starts in a second, for anybody or nobody: fewer resumes than
  /// a thousand still take some time.
  private static final int STATEMENTS_PER_SECOND = 2;

  private final LongAdder resumed = new LongAdder();
  private long backNanos;
  private long statements;

  @Override
  public Report run(Scale scale) throws Exception {
    try (var instance =
            Instance.with(
                Map.of(
                    CountedAudience.PROPERTY,
                    true,
                    "parley.gateway.sessions-per-person-max",
                    scale.stormSockets()));
        var crowd = new Crowd(instance.origin(), PEOPLE, 1)) {
      crowd.listen(STAYING);
      var dropped = new ArrayList<LiveClient>();
      for (int i = 0; i < scale.stormSockets(); i++) {
        dropped.add(
            new LiveClient(
                    crowd.person(i),
                    ClientTimes.USUAL.withRetryMsMax(2_000),
                    Reach.NEWEST_PAGE,
                    this::hear)
                .start());
      }
      Crowd.await(BACK_MS_MAX, () -> dropped.stream().allMatch(LiveClient::isSettled));
      var counted = instance.database.bean(CountedAudience.class);
      long statementsBefore = counted.statements();
      long ticketsBefore = counted.tickets();
      long beganNanos = System.nanoTime();
      dropped.forEach(LiveClient::cut);
      long slowestMs =
          sendWhile(
              crowd,
              () -> {
                statements = counted.statements() - statementsBefore;
                return resumed.sum() >= scale.stormSockets();
              });
      long tookMs = (backNanos - beganNanos) / 1_000_000;
      long tickets = counted.tickets() - ticketsBefore;
      dropped.forEach(LiveClient::close);
      long clock = (tookMs / 1_000 + 1) * STATEMENTS_PER_SECOND;
      return new Report()
          .count("sockets dropped", scale.stormSockets())
          .atLeast("resumed", resumed.sum(), scale.stormSockets())
          .atMost("ms until all were back", tookMs, BACK_MS_MAX)
          .atMost(
              "statements of the gateway",
              statements,
              Math.max(clock, (long) scale.stormSockets() * STATEMENTS_PER_THOUSAND_MAX / 1_000))
          .atMost("statements for tickets", tickets, 2L * scale.stormSockets())
          .atMost("ms p99 of a send meanwhile", slowestMs, scale.sendMsMax())
          .control("statements with one for each who comes", tickets - statements);
    }
  }

  private void hear(GatewayFrame frame) {
    if (frame.hasResumed()) {
      resumed.increment();
    }
  }

  /// Sends until everybody is back; answers the slowest hundredth.
  private long sendWhile(Crowd crowd, BooleanSupplier allBack) {
    var tookNanos = new ArrayList<Long>();
    long endNanos = System.nanoTime() + BACK_MS_MAX * 1_000_000L;
    boolean back = false;
    backNanos = endNanos;
    while ((!back || tookNanos.size() < SENDS_MIN) && System.nanoTime() < endNanos) {
      long beganNanos = System.nanoTime();
      crowd.person(0).send(crowd.channels().getFirst(), "still here").orFail();
      tookNanos.add(System.nanoTime() - beganNanos);
      Crowd.pause(SEND_PAUSE_MS);
      if (!back && allBack.getAsBoolean()) {
        back = true;
        backNanos = System.nanoTime();
      }
    }
    tookNanos.sort(null);
    return tookNanos.get((tookNanos.size() - 1) * 99 / 100) / 1_000_000;
  }
}
