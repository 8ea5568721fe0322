package chat.parley.rig.fault;

import chat.parley.rig.client.LiveClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// F3: the bus loses everything for a while, again and again, and the ephemeral store forgets
/// everything. The control loses the last event of a channel and does not compare heads: clients
/// stay behind.
final class ForgottenInfrastructure implements Fault {
  private static final int HEAL_MS_MAX = 10_000;
  private static final int LOSS_MS = 300;
  private static final int CALM_MS = 700;
  private static final int LAST_EVENT_MS = 1_000;
  private static final int STAY_BEHIND_MS = 8_000;
  private static final int NEVER_MS = 3_600_000;

  @Override
  public Report run(Scale scale) throws Exception {
    var report = new Report();
    try (var instance = Instance.start();
        var crowd = new Crowd(instance.origin(), scale.senders(), scale.channels());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      crowd.listen(scale.subscribers());
      var over = new AtomicBoolean();
      var losses = threads.submit(() -> lose(instance, crowd, over));
      var acked = crowd.talk(scale.sends());
      over.set(true);
      report.atLeast("losses", losses.get(), 1);
      Crowd.await(HEAL_MS_MAX, () -> crowd.clients().stream().allMatch(LiveClient::isLive));
      acked.addAll(sayUnheard(instance, crowd));
      Verdict.on(crowd, acked, HEAL_MS_MAX, report);
    }
    return report.control("clients behind without comparing heads", behindWithoutComparison(scale));
  }

  private static int lose(Instance instance, Crowd crowd, AtomicBoolean over) {
    int losses = 0;
    while (!over.get() || losses == 0) {
      instance.bus.lose(_ -> true);
      instance.store.forget();
      // Whoever reconnects now finds neither tickets nor the bus.
      crowd.clients().get(losses % crowd.clients().size()).cut();
      Crowd.pause(LOSS_MS);
      instance.bus.reconnect();
      losses++;
      Crowd.await(CALM_MS, over::get);
    }
    return losses;
  }

  /// The last event of every channel never arrives, and the bus does not say that it lost it.
  private static List<Crowd.Acked> sayUnheard(Instance instance, Crowd crowd) throws Exception {
    instance.bus.lose(subject -> subject.endsWith(".events"));
    var acked = crowd.talk(crowd.people().size());
    Crowd.pause(LAST_EVENT_MS);
    instance.bus.lose(_ -> false);
    return acked;
  }

  /// Clients that never hear the last event of a channel where heads are not compared.
  static long behindWithoutComparison(Scale scale) throws Exception {
    try (var instance = Instance.with(Map.of("parley.gateway.head-check-ms", NEVER_MS));
        var crowd = new Crowd(instance.origin(), 2, 1)) {
      crowd.listen(scale.subscribers());
      sayUnheard(instance, crowd);
      Crowd.pause(STAY_BEHIND_MS);
      return Verdict.behindNow(crowd);
    }
  }
}
