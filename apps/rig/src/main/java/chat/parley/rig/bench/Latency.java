package chat.parley.rig.bench;

import chat.parley.rig.bench.load.Answer;
import chat.parley.rig.bench.report.Goal;
import chat.parley.rig.bench.report.Result;
import chat.parley.rig.bench.report.Row;
import chat.parley.rig.bench.report.Samples;
import chat.parley.rig.bench.stage.Generator;
import chat.parley.rig.bench.stage.House;
import chat.parley.rig.bench.stage.StageFailure;
import java.util.ArrayList;
import java.util.List;

/// From the send of one person to the arrival at each other one, at a gentle pace.
///
/// The durable road is what people take: API, commit, relay, bus, gateway. The bus-only road puts
/// the same event on the bus and so shows what is left without the database.
final class Latency implements Benchmark {
  private static final int LISTENERS = 50;
  private static final int PER_SECOND = 25;
  private static final int ROUNDS = 5;

  /// As many as a lively evening brings, so that the JVMs have compiled what is measured: first
  /// through the API into another server, then over the bus into the room.
  private static final int WARM_UP_MS = 25_000;

  private static final int WARM_UP_PER_SECOND = 500;
  private static final int WARM_UP_IN_FLIGHT = 8;
  private static final int ROUND_MS = 8_000;

  private static final double P50_MS_TARGET = 4;
  private static final double P99_MS_TARGET = 20;
  private static final double TIMES_BUS_TARGET = 3;

  /// A road and the times that messages took on it, round by round.
  private static final class Road {
    final String name;
    final String swarm;
    final List<Double> p50Ms = new ArrayList<>();
    final List<Double> p99Ms = new ArrayList<>();

    Road(String name, String swarm) {
      this.name = name;
      this.swarm = swarm;
    }

    void travel(Generator generator, int millis) {
      var answer = trickle(generator, millis);
      p50Ms.add(answer.get("p50Nanos") / 1e6);
      p99Ms.add(answer.get("p99Nanos") / 1e6);
    }

    Answer trickle(Generator generator, int millis) {
      return ask(generator, "trickle %s %d %d".formatted(swarm, PER_SECOND, millis));
    }

    void burst(Generator generator, int inFlight, int millis) {
      ask(generator, "burst %s %d %d".formatted(swarm, inFlight, millis));
    }

    private Answer ask(Generator generator, String command) {
      generator.ask("beat " + swarm);
      var answer = generator.ask(command);
      if (answer.get("missing") != 0 || answer.get("late") != 0) {
        throw new StageFailure(name + " did not bring everything once and in order: " + answer);
      }
      return answer;
    }
  }

  @Override
  public Result run(Scale scale) {
    try (var house = House.open();
        var generator = Generator.start(house.folder().resolve("load.log"))) {
      var room = Room.open(house);
      house.startWorker();
      var durable = new Road("durable", "durable");
      var bus = new Road("bus only", "bus");
      room.listenToTheApi(generator, durable.swarm, LISTENERS);
      room.another().listenToTheBus(generator, bus.swarm, LISTENERS);
      room.another().send(generator, WARM_UP_PER_SECOND, scale.of(WARM_UP_MS));
      bus.burst(generator, WARM_UP_IN_FLIGHT, scale.of(WARM_UP_MS) / 4);
      for (var road : List.of(durable, bus)) {
        road.trickle(generator, scale.of(ROUND_MS));
      }
      for (int round = 0; round < scale.rounds(ROUNDS); round++) {
        durable.travel(generator, scale.of(ROUND_MS));
        bus.travel(generator, scale.of(ROUND_MS));
      }
      return result(durable, bus);
    }
  }

  private static Result result(Road durable, Road bus) {
    var rows = new ArrayList<Row>();
    for (var road : List.of(durable, bus)) {
      boolean ours = road == durable;
      rows.add(new Row(road.name + ": p50", "ms", new Samples(road.p50Ms), ours));
      rows.add(new Row(road.name + ": p99", "ms", new Samples(road.p99Ms), ours));
    }
    var times = new Samples(bus.p50Ms).timesCheaperThan(new Samples(durable.p50Ms));
    return new Result(
        "latency",
        "From send to delivery in a room of %d, %d messages a second."
            .formatted(LISTENERS, PER_SECOND),
        Room.SETTINGS,
        rows,
        List.of(
            Goal.atMost("durable p50", "ms", new Samples(durable.p50Ms), P50_MS_TARGET),
            Goal.atMost("durable p99", "ms", new Samples(durable.p99Ms), P99_MS_TARGET),
            Goal.atMost("durable over bus only, p50", "×", times, TIMES_BUS_TARGET)));
  }
}
