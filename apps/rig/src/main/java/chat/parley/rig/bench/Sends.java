package chat.parley.rig.bench;

import chat.parley.rig.bench.load.Answer;
import chat.parley.rig.bench.report.Goal;
import chat.parley.rig.bench.report.Result;
import chat.parley.rig.bench.report.Row;
import chat.parley.rig.bench.report.Samples;
import chat.parley.rig.bench.stage.Child;
import chat.parley.rig.bench.stage.Generator;
import chat.parley.rig.bench.stage.House;
import chat.parley.rig.bench.stage.Proc;
import chat.parley.rig.bench.stage.StageFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// Durable sends through HTTP, acknowledged after commit: with commits shared, and with a commit
/// for each.
final class Sends implements Benchmark {
  private static final int IN_FLIGHT = 256;
  private static final int CHANNELS = 32;
  private static final int ROUNDS = 5;
  private static final int WARM_UP_MS = 15_000;
  private static final int ROUND_MS = 5_000;
  private static final double STEADY_SHARE = 0.8;

  private static final double POSTGRES_TARGET = 4;
  private static final double BOTH_TARGET = 2;
  private static final double PER_CPU_SECOND_MARK = 12_000;
  private static final double STEADY_P99_MS_TARGET = 50;

  private static final String RAISED = "parley.limits.demo=true";
  private static final String ONE_BY_ONE = "parley.messages.writers.batch-max=1";
  private static final double MICROS_PER_SECOND = 1e6;

  /// One way of sending and what it cost, round by round.
  private static final class Way {
    final String name;
    final Child api;
    final List<Double> postgresMicros = new ArrayList<>();
    final List<Double> bothMicros = new ArrayList<>();
    final List<Double> perSecond = new ArrayList<>();
    final List<Double> p99Ms = new ArrayList<>();

    Way(String name, Child api) {
      this.name = name;
      this.api = api;
    }

    Samples postgres() {
      return new Samples(postgresMicros);
    }

    Samples both() {
      return new Samples(bothMicros);
    }
  }

  @Override
  public Result run(Scale scale) {
    try (var house = House.open();
        var generator = Generator.start(house.folder().resolve("load.log"))) {
      var shared = new Way("shared commits", house.startApi(List.of(RAISED)));
      var single = new Way("a commit for each send", house.startApi(List.of(RAISED, ONE_BY_ONE)));
      var ways = List.of(shared, single);
      writeTargets(house, shared.api);
      for (var way : ways) {
        send(house, generator, way, scale.of(WARM_UP_MS), 0);
      }
      for (int round = 0; round < scale.rounds(ROUNDS); round++) {
        for (var way : ways) {
          measure(house, generator, way, scale.of(ROUND_MS));
        }
      }
      var steady = steady(house, generator, shared, scale);
      return result(shared, single, steady);
    }
  }

  private static void writeTargets(House house, Child api) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < CHANNELS; i++) {
      var author = house.signUp(api);
      var place = author.createServer();
      lines.add(author.token() + " " + Long.toUnsignedString(place.channel()));
    }
    try {
      Files.write(house.folder().resolve("targets"), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void measure(House house, Generator generator, Way way, int millis) {
    double postgresBefore = house.postgresCpuMicros();
    double apiBefore = Proc.cpuMicros(way.api.pid());
    var answer = send(house, generator, way, millis, 0);
    double postgres = house.postgresCpuMicros() - postgresBefore;
    double api = Proc.cpuMicros(way.api.pid()) - apiBefore;
    double sends = answer.get("answered");
    way.postgresMicros.add(postgres / sends);
    way.bothMicros.add((postgres + api) / sends);
    way.perSecond.add(sends / (answer.get("nanos") / 1e9));
    way.p99Ms.add(answer.get("p99Nanos") / 1e6);
  }

  /// Sends, and looks whether the rows of all that was acknowledged are there, and no more.
  private static Answer send(
      House house, Generator generator, Way way, int millis, long perSecond) {
    long before = house.query("SELECT count(*) FROM content.messages");
    generator.ask(
        "senders %d %d %s".formatted(way.api.port(), IN_FLIGHT, house.folder().resolve("targets")));
    var answer = generator.ask("ask %d %d".formatted(millis, perSecond));
    generator.ask("end");
    long rows = house.query("SELECT count(*) FROM content.messages") - before;
    if (answer.get("refused") + answer.get("unanswered") > 0 || rows != answer.get("answered")) {
      throw new StageFailure(way.name + ": " + answer + ", and " + rows + " rows");
    }
    return answer;
  }

  /// The 99th percentile at a pace below what it can do.
  private static Samples steady(House house, Generator generator, Way way, Scale scale) {
    long pace = Math.round(new Samples(way.perSecond).median() * STEADY_SHARE);
    var answer = send(house, generator, way, scale.of(2 * ROUND_MS), pace);
    return Samples.of(answer.get("p99Nanos") / 1e6);
  }

  private static Result result(Way shared, Way single, Samples steady) {
    var rows = new ArrayList<Row>();
    for (var way : List.of(shared, single)) {
      boolean ours = way == shared;
      rows.add(new Row(way.name + ": CPU of PostgreSQL", "µs a send", way.postgres(), ours));
      rows.add(new Row(way.name + ": CPU of both", "µs a send", way.both(), ours));
      rows.add(new Row(way.name + ": sends", "a second", new Samples(way.perSecond), ours));
      rows.add(new Row(way.name + ": p99", "ms", new Samples(way.p99Ms), ours));
    }
    var perCpuSecond = shared.both().with(shared.both(), (micros, _) -> MICROS_PER_SECOND / micros);
    return new Result(
        "send",
        "Durable sends through HTTP, " + IN_FLIGHT + " in flight, every row verified.",
        List.of(
            CHANNELS
                + " channels of as many people; 200 bytes each, protobuf over kept connections",
            "API: " + RAISED + "; for a commit each: " + ONE_BY_ONE),
        rows,
        List.of(
            Goal.ratio(
                "PostgreSQL cheaper than a commit each",
                shared.postgres().timesCheaperThan(single.postgres()),
                POSTGRES_TARGET),
            Goal.ratio(
                "API + PostgreSQL cheaper than a commit each",
                shared.both().timesCheaperThan(single.both()),
                BOTH_TARGET),
            new Goal(
                "sends per CPU-second of both",
                "a CPU-second",
                perCpuSecond,
                true,
                PER_CPU_SECOND_MARK),
            Goal.atMost("p99 at 80 % of what it can do", "ms", steady, STEADY_P99_MS_TARGET)));
  }
}
