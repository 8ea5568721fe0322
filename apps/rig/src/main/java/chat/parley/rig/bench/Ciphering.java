package chat.parley.rig.bench;

import chat.parley.rig.bench.load.Answer;
import chat.parley.rig.bench.report.Goal;
import chat.parley.rig.bench.report.Result;
import chat.parley.rig.bench.report.Row;
import chat.parley.rig.bench.report.Samples;
import chat.parley.rig.bench.stage.Account;
import chat.parley.rig.bench.stage.Child;
import chat.parley.rig.bench.stage.Generator;
import chat.parley.rig.bench.stage.House;
import chat.parley.rig.bench.stage.Proc;
import chat.parley.rig.bench.stage.StageFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What encryption under people's own keys costs: the API as it is, and one that stores in the
/// clear.
final class Ciphering implements Benchmark {
  private static final int IN_FLIGHT = 64;
  private static final int CHANNELS = 32;
  private static final int ROUNDS = 9;
  private static final int WARM_UP_MS = 10_000;
  private static final int ROUND_MS = 4_000;

  private static final double CPU_TARGET = 1.1;
  private static final double CACHED_MS_TARGET = 0.1;
  private static final double COLD_MS_TARGET = 15;
  private static final double NANOS_PER_MS = 1e6;
  private static final String RAISED = "parley.limits.demo=true";

  /// What one node cost at one kind of request, round by round.
  private record Cost(List<Double> micros, List<Double> p99Ms) {
    Cost() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    Samples cpu() {
      return new Samples(micros);
    }

    Samples p99() {
      return new Samples(p99Ms);
    }
  }

  /// A node with people and channels of its own.
  private record Side(String name, Child api, Path targets, Cost send, Cost page) {}

  @Override
  public Result run(Scale scale) {
    try (var house = House.open();
        var generator = Generator.start(house.folder().resolve("load.log"))) {
      var people = new ArrayList<Account>();
      var sealed = side(house, "encrypted", house.startApi(List.of(RAISED)), people);
      var plain =
          side(house, "in the clear", house.startApiInTheClear(List.of(RAISED)), new ArrayList<>());
      var sides = List.of(sealed, plain);
      for (var side : sides) {
        ask(generator, side, "senders", scale.of(WARM_UP_MS));
        ask(generator, side, "readers", scale.of(WARM_UP_MS));
      }
      for (int round = 0; round < scale.rounds(ROUNDS); round++) {
        // Neither has always the other's heat before it.
        for (var side : round % 2 == 0 ? sides : sides.reversed()) {
          measure(house, generator, side, "senders", side.send, scale);
          measure(house, generator, side, "readers", side.page, scale);
        }
      }
      return result(sealed, plain, house.keyTimes(people));
    }
  }

  private static Side side(House house, String name, Child api, List<Account> people) {
    var lines = new ArrayList<String>();
    for (int i = 0; i < CHANNELS; i++) {
      var author = house.signUp(api);
      var place = author.createServer();
      lines.add(author.token() + " " + Long.toUnsignedString(place.channel()));
      people.add(author);
    }
    try {
      var targets = Files.write(house.folder().resolve(api.name() + ".targets"), lines);
      return new Side(name, api, targets, new Cost(), new Cost());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void measure(
      House house, Generator generator, Side side, String kind, Cost cost, Scale scale) {
    double before = house.postgresCpuMicros() + Proc.cpuMicros(side.api.pid());
    var answer = ask(generator, side, kind, scale.of(ROUND_MS));
    double used = house.postgresCpuMicros() + Proc.cpuMicros(side.api.pid()) - before;
    cost.micros.add(used / answer.get("answered"));
    cost.p99Ms.add(answer.get("p99Nanos") / NANOS_PER_MS);
  }

  private static Answer ask(Generator generator, Side side, String kind, int millis) {
    generator.ask("%s %d %d %s".formatted(kind, side.api.port(), IN_FLIGHT, side.targets));
    var answer = generator.ask("ask %d 0".formatted(millis));
    generator.ask("end");
    if (answer.get("refused") + answer.get("unanswered") > 0) {
      throw new StageFailure(side.name + ", " + kind + ": " + answer);
    }
    return answer;
  }

  private static Result result(Side sealed, Side plain, Answer keys) {
    var rows = new ArrayList<Row>();
    addRows(rows, sealed, true);
    addRows(rows, plain, false);
    return new Result(
        "cipher",
        "What encryption under people's own keys costs a send and a page of 50 messages.",
        List.of(
            "API + PostgreSQL; " + IN_FLIGHT + " in flight in " + CHANNELS + " channels, 200 bytes",
            "API: " + RAISED),
        rows,
        List.of(
            times("CPU of a send", sealed.send, plain.send),
            times("CPU of a page", sealed.page, plain.page),
            within(
                "p99 of a send, against the slowest round in the clear", sealed.send, plain.send),
            within(
                "p99 of a page, against the slowest round in the clear", sealed.page, plain.page),
            lookUp("p99 of a key look-up in memory", keys.get("cachedNanos"), CACHED_MS_TARGET),
            lookUp("p99 of a key look-up in the database", keys.get("coldNanos"), COLD_MS_TARGET)));
  }

  private static void addRows(List<Row> rows, Side side, boolean ours) {
    rows.add(new Row(side.name + ": CPU of a send", "µs", side.send.cpu(), ours));
    rows.add(new Row(side.name + ": CPU of a page", "µs", side.page.cpu(), ours));
    rows.add(new Row(side.name + ": p99 of a send", "ms", side.send.p99(), ours));
    rows.add(new Row(side.name + ": p99 of a page", "ms", side.page.p99(), ours));
  }

  private static Goal times(String what, Cost sealed, Cost plain) {
    var ratio = sealed.cpu().with(plain.cpu(), (ours, theirs) -> ours / theirs);
    return Goal.atMost(what + ", times that in the clear", "×", ratio, CPU_TARGET);
  }

  private static Goal within(String what, Cost sealed, Cost plain) {
    return Goal.atMost(what, "ms", sealed.p99(), plain.p99().greatest());
  }

  private static Goal lookUp(String what, long nanos, double target) {
    return Goal.atMost(what, "ms", Samples.of(nanos / NANOS_PER_MS), target);
  }
}
