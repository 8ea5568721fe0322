package chat.parley.rig.fault;

import chat.parley.rig.client.LiveClient;
import chat.parley.rig.cluster.Cluster;
import chat.parley.rig.cluster.ClusterNode;
import chat.parley.rig.cluster.NodeKind;
import java.util.concurrent.Executors;

/// Every node is drained and started again, one after the other, while people talk, as for a new
/// version. Nothing is lost, and no socket is closed whose client was not asked to reconnect. The
/// control kills a gateway instead.
final class RollingRestart implements Fault {
  private static final int HEAL_MS_MAX = 10_000;
  private static final int LIVE_MS_MAX = 20_000;
  private static final int SPEAKER_PAUSE_MS = 400;
  private static final int CALM_MS = 1_000;

  @Override
  public boolean needsCluster() {
    return true;
  }

  @Override
  public Report run(Scale scale) throws Exception {
    try (var own = OwnCluster.start();
        var crowd = new Crowd(own.cluster.origin(), scale.senders(), scale.channels());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      crowd.listen(scale.subscribers());
      var restarting = threads.submit(() -> restartAll(own.cluster));
      var acked = crowd.talk(scale.sends(), SPEAKER_PAUSE_MS, () -> !restarting.isDone());
      var report = new Report().count("restarts", restarting.get());
      Verdict.on(crowd, acked, HEAL_MS_MAX, report);
      return report
          .none("sockets closed without Reconnect", unannounced(crowd))
          .control("closed without Reconnect by a kill", afterKills(own.cluster, crowd));
    }
  }

  private static int restartAll(Cluster cluster) {
    for (var node : cluster.nodes()) {
      node.restart();
      Crowd.pause(CALM_MS);
    }
    return cluster.nodes().size();
  }

  private static long unannounced(Crowd crowd) {
    return crowd.clients().stream().mapToLong(LiveClient::unannouncedCloses).sum();
  }

  /// Wherever the clients are now.
  private static long afterKills(Cluster cluster, Crowd crowd) {
    Crowd.await(LIVE_MS_MAX, () -> crowd.clients().stream().allMatch(LiveClient::isLive));
    long before = unannounced(crowd);
    cluster.nodes(NodeKind.GATEWAY).forEach(ClusterNode::kill);
    Crowd.await(LIVE_MS_MAX, () -> unannounced(crowd) - before >= crowd.clients().size());
    return unannounced(crowd) - before;
  }
}
