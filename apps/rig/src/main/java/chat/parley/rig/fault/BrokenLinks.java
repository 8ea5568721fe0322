package chat.parley.rig.fault;

import chat.parley.rig.client.LiveClient;
import chat.parley.rig.client.Network;
import chat.parley.rig.client.Person;
import chat.parley.rig.fault.FaultProxy.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// F5: the link of the clients and the link to the database are late, slow, stalled, half open and
/// cut while people talk. Nothing is acknowledged that the database does not hold, and clients are
/// complete soon after. The control looks at the clients while their links are half open.
final class BrokenLinks implements Fault {
  private static final String DATABASE_URL = "datasources.default.url";
  private static final String JDBC = "jdbc:";
  private static final int FAULT_MS = 1_500;
  private static final int CALM_MS = 500;
  private static final int KINDS = 7;
  private static final int HEAL_MS_MAX = 10_000;

  /// The database's connections are given up by it.
  private static final int DATABASE_ANSWER_MS = 2_000;

  /// Clients notice a half-open link by it.
  private static final int HEARTBEAT_MS = 1_000;

  @Override
  public Report run(Scale scale) throws Exception {
    var database = new AtomicReference<FaultProxy>();
    try {
      return run(scale, database);
    } finally {
      // After the instance: its pool says goodbye through it.
      database.get().close();
    }
  }

  private static Report run(Scale scale, AtomicReference<FaultProxy> database) throws Exception {
    try (var instance = Instance.changed(usual -> through(database, usual));
        var toClients = new FaultProxy(instance.port());
        var crowd =
            new Crowd(
                URI.create("http://127.0.0.1:" + toClients.port()),
                scale.senders(),
                scale.channels());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      crowd.listen(scale.subscribers());
      var toDatabase = database.get();
      int connections = toDatabase.linkCount();
      var over = new AtomicBoolean();
      var count = new AtomicInteger();
      var faults = threads.submit(() -> breakLinks(toClients, toDatabase, over, count));
      var acked = crowd.talk(scale.sends(), 0, () -> count.get() < KINDS);
      over.set(true);
      faults.get();
      var report = new Report().atLeast("faults", count.get(), KINDS);
      long behind = behindWhileHalfOpen(instance, toClients, crowd);
      Verdict.on(crowd, acked, HEAL_MS_MAX, report);
      return report
          .atMost("links to the database", toDatabase.linkCount(), Math.max(10, connections + 1))
          .control("clients behind while half open", behind);
    }
  }

  /// The same properties, with the proxy where the database was.
  private static Map<String, Object> through(
      AtomicReference<FaultProxy> proxy, Map<String, Object> usual) {
    var url = URI.create(String.valueOf(usual.get(DATABASE_URL)).substring(JDBC.length()));
    try {
      proxy.set(new FaultProxy(url.getPort()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var changed = new HashMap<>(usual);
    changed.put(
        DATABASE_URL, JDBC + url.toString().replace(":" + url.getPort(), ":" + proxy.get().port()));
    changed.put("parley.gateway.heartbeat-interval-ms", HEARTBEAT_MS);
    changed.put("parley.database.answer-ms-max", DATABASE_ANSWER_MS);
    return changed;
  }

  /// One after the other, each kind once at least.
  private static boolean breakLinks(
      FaultProxy clients, FaultProxy database, AtomicBoolean over, AtomicInteger count) {
    while (!over.get() || count.get() < KINDS) {
      switch (count.get() % KINDS) {
        case 0 -> during(clients, Mode.LATE);
        case 1 -> clients.cut();
        case 2 -> during(database, Mode.STALLED);
        case 3 -> database.cut();
        case 4 -> during(clients, Mode.TRICKLE);
        case 5 -> during(database, Mode.HALF_OPEN);
        default -> during(clients, Mode.STALLED);
      }
      count.incrementAndGet();
      Crowd.await(CALM_MS, over::get);
    }
    return true;
  }

  private static void during(FaultProxy link, Mode mode) {
    link.become(mode);
    Crowd.pause(FAULT_MS);
    link.become(Mode.PASS);
  }

  /// Somebody who is not behind the broken link speaks; nobody else can hear it.
  private static long behindWhileHalfOpen(Instance instance, FaultProxy clients, Crowd crowd) {
    Crowd.await(HEAL_MS_MAX, () -> crowd.clients().stream().allMatch(LiveClient::isSettled));
    clients.become(Mode.HALF_OPEN);
    try (var network = new Network(instance.origin())) {
      var channel = crowd.channels().getFirst();
      var said =
          Person.logIn(network, "owner", Crowd.PASSWORD).send(channel, "can you hear me").orFail();
      Crowd.pause(CALM_MS);
      return crowd.clients().stream()
          .filter(client -> client.shown(channel).stream().noneMatch(e -> e.id() == said.getId()))
          .count();
    } finally {
      clients.become(Mode.PASS);
    }
  }
}
