package chat.parley.rig.fault;

import chat.parley.rig.client.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// F6: all sockets but a few are dropped at once. All come back by resuming, in time, and the
/// gateway asks the database next to nothing for it; those who stayed are answered as before. The
/// control counts what a gateway would ask that read the memberships of everybody who comes.
final class ReconnectStorm implements Fault {
  /// Whose sockets are dropped, and one who has none.
  private static final int PEOPLE = 5;

  private static final int STAYING = 4;
  private static final int BACK_MS_MAX = 60_000;
  private static final int STATEMENTS_PER_THOUSAND_MAX = 20;
  private static final int WARM_UP_SENDS = 200;
  private static final int WARM_UP_PAUSE_MS = 5;

  /// Each send is a frame to everybody who is back, and they all live on this machine too: more
  /// than this would measure them.
  private static final int SEND_PAUSE_MS = 100;

  /// What the clock of a gateway node starts in a second, for anybody or nobody: fewer resumes than
  /// a thousand still take some time.
  private static final int STATEMENTS_PER_SECOND = 2;

  @Override
  public Report run(Scale scale) throws Exception {
    int sockets = scale.stormSockets();
    try (var instance =
            Instance.with(
                Map.of(
                    CountedAudience.PROPERTY,
                    true,
                    "parley.gateway.sessions-per-person-max",
                    sockets));
        var crowd = new Crowd(instance.origin(), PEOPLE, 1)) {
      warmUp(crowd.person(PEOPLE - 1));
      crowd.listen(STAYING);
      try (var storm = Storm.gather(instance.origin(), sockets, names())) {
        var counted = instance.database.bean(CountedAudience.class);
        long statementsBefore = counted.statements();
        long ticketsBefore = counted.tickets();
        long beganNanos = System.nanoTime();
        storm.cut();
        long p99Ms = sendUntilBack(crowd, storm);
        long tookMs = (System.nanoTime() - beganNanos) / 1_000_000;
        long statements = counted.statements() - statementsBefore;
        long tickets = counted.tickets() - ticketsBefore;
        long clock = (tookMs / 1_000 + 1) * STATEMENTS_PER_SECOND;
        return new Report()
            .count("sockets dropped", sockets)
            .atLeast("resumed", storm.resumed(), sockets)
            .atMost("ms until all were back", tookMs, BACK_MS_MAX)
            .atMost(
                "statements of the gateway",
                statements,
                Math.max(clock, (long) sockets * STATEMENTS_PER_THOUSAND_MAX / 1_000))
            .atMost("statements for tickets", tickets, 2L * sockets)
            .atMost("ms p99 of a send meanwhile", p99Ms, scale.sendMsMax())
            .control("statements with one for each who comes", tickets - statements);
      }
    }
  }

  /// Where nobody of the others hears it: what is sent to them they keep, each socket for itself.
  private static void warmUp(Person alone) {
    var channel = alone.createServer("Shed").getChannels(0).getChannel().getId();
    for (int i = 0; i < WARM_UP_SENDS; i++) {
      sendNanos(alone, channel, WARM_UP_PAUSE_MS);
    }
  }

  private static List<String> names() {
    var names = new ArrayList<>(List.of("owner"));
    for (int i = 1; i < PEOPLE - 1; i++) {
      names.add("person" + i);
    }
    return names;
  }

  /// Sends until everybody is back; answers how long the slowest hundredth took.
  private static long sendUntilBack(Crowd crowd, Storm storm) {
    var tookNanos = new ArrayList<Long>();
    long endNanos = System.nanoTime() + BACK_MS_MAX * 1_000_000L;
    while (!storm.isBack() && storm.isAlive() && System.nanoTime() < endNanos) {
      tookNanos.add(sendNanos(crowd.person(0), crowd.channels().getFirst(), SEND_PAUSE_MS));
    }
    tookNanos.sort(null);
    return tookNanos.get((tookNanos.size() - 1) * 99 / 100) / 1_000_000;
  }

  private static long sendNanos(Person person, long channel, int pauseMs) {
    long beganNanos = System.nanoTime();
    person.send(channel, "still here").orFail();
    long tookNanos = System.nanoTime() - beganNanos;
    Crowd.pause(pauseMs);
    return tookNanos;
  }
}
