package chat.parley.rig.fault;

import chat.parley.rig.client.LiveClient;
import chat.parley.rig.fault.FaultProxy.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// F3 and F5 on a cluster: the links of every node to NATS, Redis and PostgreSQL are late, stalled,
/// half open and cut, NATS is killed and Redis forgets everything, while people talk. The control
/// looks at the clients while nothing passes from NATS.
final class BrokenServers implements Fault {
  private static final int FAULT_MS = 1_500;
  private static final int CALM_MS = 500;
  private static final int KINDS = 6;
  private static final int SERVERS = 3;
  private static final int SPEAKER_PAUSE_MS = 200;
  private static final int HEAL_MS_MAX = 15_000;

  /// The database's connections are given up by it.
  private static final String DATABASE_ANSWER = "parley.database.answer-ms-max=2000";

  private static final String DEMO = "parley.limits.demo=true";

  @Override
  public boolean needsCluster() {
    return true;
  }

  @Override
  public Report run(Scale scale) throws Exception {
    var links = new CopyOnWriteArrayList<FaultProxy>();
    try (var own =
            OwnCluster.start(
                spec -> spec.with(DEMO, DATABASE_ANSWER), port -> between(port, links));
        var crowd = new Crowd(own.cluster.origin(), scale.senders(), scale.channels());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      crowd.listen(scale.subscribers());
      var over = new AtomicBoolean();
      var faults = threads.submit(() -> breakAll(own, links, over));
      var acked = crowd.talk(scale.sends(), SPEAKER_PAUSE_MS, () -> !faults.isDone());
      var report = new Report().atLeast("faults", faults.get(), SERVERS * KINDS);
      Verdict.on(crowd, acked, HEAL_MS_MAX, report);
      return report.control("clients behind while NATS is silent", behind(links, crowd));
    } finally {
      links.forEach(FaultProxy::close);
    }
  }

  private static int between(int port, List<FaultProxy> links) {
    try {
      var link = new FaultProxy(port);
      links.add(link);
      return link.port();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Each kind of fault once on each server.
  private static int breakAll(OwnCluster own, List<FaultProxy> links, AtomicBoolean over) {
    int count = 0;
    for (int kind = 0; kind < KINDS; kind++) {
      for (var link : links) {
        switch (kind) {
          case 0 -> during(link, Mode.LATE);
          case 1 -> link.cut();
          case 2 -> during(link, Mode.STALLED);
          case 3 -> during(link, Mode.HALF_OPEN);
          case 4 -> own.cluster.flushRedis();
          default -> {
            own.cluster.nats().kill();
            Crowd.pause(FAULT_MS / SERVERS);
            own.cluster.nats().start();
          }
        }
        Crowd.await(CALM_MS, over::get);
        count++;
      }
    }
    return count;
  }

  private static void during(FaultProxy link, Mode mode) {
    link.become(mode);
    Crowd.pause(FAULT_MS);
    link.become(Mode.PASS);
  }

  /// What is sent now is stored, and nobody hears of it before heads are compared.
  private static long behind(List<FaultProxy> links, Crowd crowd) {
    Crowd.await(HEAL_MS_MAX, () -> crowd.clients().stream().allMatch(LiveClient::isSettled));
    var nats = links.getFirst();
    nats.become(Mode.STALLED);
    var channel = crowd.channels().getFirst();
    var said = crowd.person(0).send(channel, "can you hear me").orFail();
    Crowd.pause(CALM_MS);
    long behind =
        crowd.clients().stream()
            .filter(client -> client.shown(channel).stream().noneMatch(e -> e.id() == said.getId()))
            .count();
    nats.become(Mode.PASS);
    return behind;
  }
}
