package chat.parley.rig.bench;

import chat.parley.rig.bench.load.Answer;
import chat.parley.rig.bench.report.Row;
import chat.parley.rig.bench.report.Samples;
import chat.parley.rig.bench.stage.Child;
import chat.parley.rig.bench.stage.Generator;
import chat.parley.rig.bench.stage.Proc;
import chat.parley.rig.bench.stage.References;
import chat.parley.rig.bench.stage.StageFailure;
import java.util.ArrayList;
import java.util.List;

/// One of the servers that deliver in turns, and what its deliveries cost so far.
final class Contender {
  private static final int BEAT_EVERY_MS = 20_000;

  private final String swarm;
  private final Child server;
  private final boolean ours;
  private final List<Double> microsPerDelivery = new ArrayList<>();
  private long beatNanos = System.nanoTime();

  /// @param swarm the generator's name of those who listen to it
  private Contender(String swarm, Child server, boolean ours) {
    this.swarm = swarm;
    this.server = server;
    this.ours = ours;
  }

  static Contender parley(Generator generator, Room room, int listeners) {
    room.listenToTheBus(generator, "parley", listeners);
    return new Contender("parley", room.gateway(), true);
  }

  static Contender reference(Generator generator, References.Reference reference, int listeners) {
    var server = reference.server();
    var swarm = "port-" + server.port();
    generator.ask(
        "open %s %s %d %d".formatted(swarm, reference.dialect(), server.port(), listeners));
    return new Contender(swarm, server, false);
  }

  String name() {
    return ours ? "Parley" : server.name();
  }

  /// Has messages delivered without counting what they cost.
  void warmUp(Generator generator, int inFlight, int millis) {
    burst(generator, inFlight, millis);
  }

  /// A round that counts.
  void measure(Generator generator, int inFlight, int millis) {
    double before = Proc.cpuMicros(server.pid());
    var answer = burst(generator, inFlight, millis);
    double cpu = Proc.cpuMicros(server.pid()) - before;
    microsPerDelivery.add(cpu / answer.get("deliveries"));
  }

  /// Keeps sessions alive, in time of which nothing is counted.
  void beatIfDue(Generator generator) {
    if (System.nanoTime() - beatNanos > BEAT_EVERY_MS * 1_000_000L) {
      generator.ask("beat " + swarm);
      beatNanos = System.nanoTime();
    }
  }

  private Answer burst(Generator generator, int inFlight, int millis) {
    var answer = generator.ask("burst %s %d %d".formatted(swarm, inFlight, millis));
    if (answer.get("missing") != 0 || answer.get("late") != 0 || answer.get("skipped") != 0) {
      throw new StageFailure(name() + " did not deliver everything once and in order: " + answer);
    }
    return answer;
  }

  Samples cost() {
    return new Samples(microsPerDelivery);
  }

  Row row() {
    return new Row(name(), "µs a delivery", cost(), ours);
  }
}
