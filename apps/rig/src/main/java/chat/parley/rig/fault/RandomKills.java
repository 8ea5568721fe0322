package chat.parley.rig.fault;

import chat.parley.rig.client.LiveClient;
import chat.parley.rig.cluster.Cluster;
import chat.parley.rig.cluster.ClusterSpec;
import chat.parley.rig.cluster.NodeKind;
import chat.parley.rig.cluster.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
  private static final int LIVE_MS_MAX = 60_000;
  private static final int CALM_MS_MIN = 500;
  private static final int CALM_MS_MAX = 3_000;
  private static final int DEAD_MS_MAX = 1_000;
  private static final int SPEAKER_PAUSE_MS = 200;

  @Override
  public Report run(Scale scale) throws Exception {
    var data = Files.createTempDirectory("parley-faults");
    try {
      return run(scale, data)
          .control(
              "clients behind without comparing heads",
              ForgottenInfrastructure.behindWithoutComparison(scale));
    } finally {
      remove(data);
    }
  }

  private static Report run(Scale scale, Path data) throws Exception {
    var spec = ClusterSpec.in(data).onFreePort().with("parley.limits.demo=true");
    try (var cluster = Cluster.start(spec);
        var crowd = new Crowd(cluster.origin(), scale.senders(), scale.channels());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      crowd.listen(scale.subscribers());
      var plan = plan(cluster, scale.kills());
      var killing = threads.submit(() -> kill(plan));
      var acked = crowd.talk(scale.sends(), SPEAKER_PAUSE_MS, () -> !killing.isDone());
      killing.get();
      var report = new Report();
      for (var kind : NodeKind.values()) {
        report.count("kills of " + kind.name().toLowerCase(Locale.ROOT), scale.kills());
      }
      report.count("kills of nats, redis and postgres", 3);
      // A client waits two seconds at most before it tries again; that is part of the ten.
      var healed = Verdict.on(crowd, acked, HEAL_MS_MAX, report);
      Crowd.await(LIVE_MS_MAX, () -> crowd.clients().stream().allMatch(LiveClient::isLive));
      return healed;
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

  private static void remove(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
