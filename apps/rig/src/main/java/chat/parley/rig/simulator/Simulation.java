package chat.parley.rig.simulator;

import chat.parley.domain.message.Message;
import chat.parley.rig.client.core.ChannelLog;
import chat.parley.rig.client.core.Entry;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One run: a seed decides all of it.
public final class Simulation {
  private static final int QUIET_MS = 2_000;
  private static final int BUSY_MS = 14_000;

  /// Heads are compared every 5 s, a dead line is noticed after two heartbeats of 4 s, a client
  /// that got no answer asks again after 5 s, and one of these may follow the other.
  private static final int HEAL_MS = 30_000;

  /// What came of a run.
  ///
  /// @param hash of everything that happened, in order
  /// @param broken what must not have happened; empty when all is well
  public record Verdict(long seed, long hash, List<String> broken) {
    public boolean holds() {
      return broken.isEmpty();
    }
  }

  private final long seed;
  private final World world;
  private final Trace trace;
  private final Town town;
  private final Mischief mischief;
  private final Faults faults;

  private Simulation(long seed, Supplier<ChannelLog> newLog, @Nullable Consumer<String> reader) {
    this.seed = seed;
    var random = new SplittableRandom(seed);
    var scheduler = new Scheduler();
    this.trace = reader == null ? Trace.silent(scheduler) : Trace.readBy(scheduler, reader);
    this.faults = Faults.of(random.split());
    this.world = new World(scheduler, trace, random.split(), newLog);
    this.town = new Town(world, random.split());
    this.mischief = new Mischief(world, random.split());
    if (reader != null) {
      reader.accept(faults.toString());
    }
  }

  public static Verdict run(long seed) {
    return run(seed, ChannelLog::new);
  }

  /// Runs with logs that a test has changed.
  public static Verdict run(long seed, Supplier<ChannelLog> newLog) {
    return new Simulation(seed, newLog, null).run();
  }

  /// Runs and tells every step.
  public static Verdict read(long seed, Consumer<String> reader) {
    return new Simulation(seed, ChannelLog::new, reader).run();
  }

  private Verdict run() {
    try {
      town.found();
      world.clients().forEach(SimulatedClient::start);
      world.scheduler().run(QUIET_MS);
      world.faults(faults);
      town.start();
      mischief.start();
      world.scheduler().run(BUSY_MS);
      town.stop();
      mischief.stop();
      world.faults(Faults.NONE);
      world.gateways().forEach(SimulatedGateway::mendLines);
      world.scheduler().run(HEAL_MS);
      judge();
    } catch (RuntimeException fault) {
      world.broken("a fault: " + fault);
    } finally {
      world.close();
    }
    return new Verdict(seed, trace.hash(), List.copyOf(world.broken()));
  }

  private void judge() {
    if (!world.isRelayed()) {
      world.broken("the outbox is not empty");
    }
    for (var acknowledged : town.acknowledged()) {
      int times = world.truth().sends(acknowledged.mutation());
      if (times != 1) {
        world.broken("a send that was answered took effect " + times + " times");
      }
    }
    for (int i = 0; i < world.clients().size(); i++) {
      judge(i, world.clients().get(i));
    }
  }

  private void judge(int number, SimulatedClient client) {
    var name = "client " + number;
    if (!client.core().isLive()) {
      world.broken(name + " is not connected");
    }
    Set<Long> servers =
        world.truth().serversOf(client.user()).stream()
            .map(id -> id.value())
            .collect(Collectors.toSet());
    if (!client.core().servers().equals(servers)) {
      world.broken(name + " shows servers " + client.core().servers() + " instead of " + servers);
      return;
    }
    var channels = world.truth().channelsOf(client.user());
    Set<Long> visible = channels.stream().map(id -> id.value()).collect(Collectors.toSet());
    if (!client.core().logs().keySet().equals(visible)) {
      world.broken(
          name + " shows channels " + client.core().logs().keySet() + " instead of " + visible);
      return;
    }
    for (var channel : channels) {
      var shown = client.core().logs().get(channel.value());
      if (shown != null) {
        compare(name, shown, world.truth().messagesIn(channel));
      }
    }
  }

  private void compare(String name, ChannelLog log, List<Message> truth) {
    var shown = log.shown();
    var expected = truth.stream().map(Simulation::words).toList();
    var found = shown.stream().map(Simulation::words).toList();
    if (!found.equals(expected)) {
      var missing = new HashSet<>(expected);
      found.forEach(missing::remove);
      var surplus = new HashSet<>(found);
      expected.forEach(surplus::remove);
      world.broken(
          name
              + " differs: lacks "
              + missing
              + ", shows "
              + surplus
              + ", complete up to "
              + log.seq()
              + " of "
              + log.head()
              + (log.isLoaded() ? "" : ", not loaded"));
    }
  }

  private static String words(Message message) {
    return message.channelSeq() + ":" + message.id().value() + ":" + message.content().text();
  }

  private static String words(Entry entry) {
    return entry.seq() + ":" + entry.id() + ":" + entry.content();
  }
}
