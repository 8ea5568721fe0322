package chat.parley.rig.fault;

import chat.parley.rig.client.core.Entry;
import chat.parley.rig.cluster.Cluster;
import chat.parley.rig.cluster.NodeKind;
import chat.parley.rig.cluster.Part;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/// F1: every kind of process is killed without a word, again and again, while people talk: the
/// nodes, NATS, Redis and PostgreSQL. Nothing acknowledged is lost, and soon after the last process
/// is back everybody shows the same. The control loses the last event of a channel where heads are
/// not compared.
final class RandomKills implements Fault {
  private static final int HEAL_MS_MAX = 10_000;
  private static final int CALM_MS_MIN = 500;
  private static final int CALM_MS_MAX = 3_000;
  private static final int DEAD_MS_MAX = 1_000;
  private static final int SPEAKER_PAUSE_MS = 600;

  @Override
  public boolean needsCluster() {
    return true;
  }

  @Override
  public Report run(Scale scale) throws Exception {
    return onCluster(scale)
        .control(
            "clients behind without comparing heads",
            ForgottenInfrastructure.behindWithoutComparison(scale));
  }

  private static Report onCluster(Scale scale) throws Exception {
    try (var own = OwnCluster.start();
        var crowd = new Crowd(own.cluster.origin(), scale.senders(), scale.channels());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      crowd.listen(scale.subscribers());
      var plan = plan(own.cluster, scale.kills());
      var killing = threads.submit(() -> kill(plan));
      var acked = crowd.talk(scale.sends(), SPEAKER_PAUSE_MS, () -> !killing.isDone());
      // The last process is back, and the last word is said.
      long quietNanos = System.nanoTime();
      killing.get();
      var report = new Report();
      for (var kind : NodeKind.values()) {
        report.count("kills of " + kind.name().toLowerCase(Locale.ROOT), scale.kills());
      }
      report
          .count("kills of nats, redis and postgres", 3)
          .atLeast("sends", acked.size(), scale.sends());
      Verdict.on(crowd, acked, HEAL_MS_MAX, report);
      long equalMs = (System.nanoTime() - quietNanos) / 1_000_000;
      return report
          .atMost("ms after the last process was back", equalMs, HEAL_MS_MAX)
          .none("lists that are not PostgreSQL's", foreignLists(own, crowd));
    }
  }

  private static List<Part> plan(Cluster cluster, int killsOfEachKind) {
    var plan = new ArrayList<Part>(List.of(cluster.nats(), cluster.redis(), cluster.postgres()));
    for (var kind : NodeKind.values()) {
      var nodes = cluster.nodes(kind);
      for (int i = 0; i < killsOfEachKind; i++) {
        plan.add(nodes.get(ThreadLocalRandom.current().nextInt(nodes.size())));
      }
    }
    Collections.shuffle(plan);
    return plan;
  }

  private static int kill(List<Part> plan) {
    for (var part : plan) {
      part.kill();
      Crowd.pause(ThreadLocalRandom.current().nextInt(DEAD_MS_MAX));
      part.start();
      Crowd.pause(ThreadLocalRandom.current().nextInt(CALM_MS_MIN, CALM_MS_MAX));
    }
    return plan.size();
  }

  /// How many channels of how many clients show other messages than there are rows, or in another
  /// order.
  private static long foreignLists(OwnCluster own, Crowd crowd) {
    long foreign = 0;
    for (long channel : crowd.channels()) {
      var rows = own.rows(channel);
      foreign +=
          crowd.clients().stream()
              .filter(
                  client -> !client.shown(channel).stream().map(Entry::id).toList().equals(rows))
              .count();
    }
    return foreign;
  }
}
