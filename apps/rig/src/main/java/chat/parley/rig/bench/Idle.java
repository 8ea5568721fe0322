package chat.parley.rig.bench;

import chat.parley.rig.bench.report.Goal;
import chat.parley.rig.bench.report.Result;
import chat.parley.rig.bench.report.Row;
import chat.parley.rig.bench.report.Samples;
import chat.parley.rig.bench.stage.Child;
import chat.parley.rig.bench.stage.Collector;
import chat.parley.rig.bench.stage.Generator;
import chat.parley.rig.bench.stage.House;
import chat.parley.rig.bench.stage.Proc;
import chat.parley.rig.bench.stage.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a session that does nothing keeps of the gateway's memory: the slope of its resident size
/// over the number of sessions, each size taken after a full garbage collection.
final class Idle implements Benchmark {
  private static final int STEPS = 5;
  private static final int SESSIONS_A_STEP = 1_000;
  private static final double KIB_TARGET = 6;
  private static final double TIMES_NODE_TARGET = 1;
  private static final double KIB = 1024;

  /// Lets more sessions in.
  private interface Step {
    void open(String swarm, int sessions);
  }

  @Override
  public Result run(Scale scale) {
    try (var house = House.open();
        var generator = Generator.start(house.folder().resolve("load.log"))) {
      int sessions = scale.of(SESSIONS_A_STEP);
      var room = Room.open(house);
      var ours =
          slope(
              generator,
              room.gateway(),
              Collector.OF_JAVA,
              sessions,
              (swarm, count) -> room.listenToTheBus(generator, swarm, count));
      var node = node(house, generator, sessions);
      return result(ours, node, STEPS * sessions);
    }
  }

  private static Optional<Double> node(House house, Generator generator, int sessions) {
    return References.nodeWs("Node ws", house.folder())
        .map(
            reference -> {
              try (var server = reference.server()) {
                return slope(
                    generator,
                    server,
                    Collector.OF_NODE,
                    sessions,
                    (swarm, count) ->
                        generator.ask(
                            "open %s websocket %d %d".formatted(swarm, server.port(), count)));
              }
            });
  }

  private static double slope(
      Generator generator, Child server, Collector collector, int sessions, Step step) {
    // The first sessions bring classes, compiled code and buffers that later ones share.
    var first = "first-" + server.port();
    step.open(first, sessions);
    generator.ask("close " + first);
    var counts = new double[STEPS + 1];
    var sizes = new double[STEPS + 1];
    var swarms = new ArrayList<String>();
    for (int i = 0; i <= STEPS; i++) {
      if (i > 0) {
        var swarm = "step-" + i + "-" + server.port();
        step.open(swarm, sessions);
        swarms.add(swarm);
        swarms.forEach(each -> generator.ask("beat " + each));
      }
      collector.collect(server.pid());
      counts[i] = (double) i * sessions;
      sizes[i] = Proc.rssBytes(server.pid());
    }
    swarms.forEach(swarm -> generator.ask("close " + swarm));
    return Samples.slope(counts, sizes) / KIB;
  }

  private static Result result(double ours, Optional<Double> node, int sessions) {
    var rows = new ArrayList<Row>();
    var goals = new ArrayList<Goal>();
    rows.add(new Row("Parley", "KiB a session", Samples.of(ours), true));
    goals.add(Goal.atMost("resident memory of a session", "KiB", Samples.of(ours), KIB_TARGET));
    node.ifPresent(
        theirs -> {
          rows.add(new Row("Node ws", "KiB a session", Samples.of(theirs), false));
          goals.add(
              Goal.atMost(
                  "of what Node ws takes", "×", Samples.of(ours / theirs), TIMES_NODE_TARGET));
        });
    return new Result(
        "idle",
        "Resident memory of an identified session, 0 to %,d sessions.".formatted(sessions),
        Room.SETTINGS,
        rows,
        List.copyOf(goals));
  }
}
