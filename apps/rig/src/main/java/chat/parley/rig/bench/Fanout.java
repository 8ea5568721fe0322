package chat.parley.rig.bench;

import chat.parley.rig.bench.report.Goal;
import chat.parley.rig.bench.report.Result;
import chat.parley.rig.bench.report.Row;
import chat.parley.rig.bench.stage.Child;
import chat.parley.rig.bench.stage.Generator;
import chat.parley.rig.bench.stage.House;
import chat.parley.rig.bench.stage.References;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One message to everybody in a room: what a delivery costs the server in CPU time.
///
/// Parley's gateway takes envelopes from NATS, filters by permission and delivers to sessions that
/// identified with a ticket; the others deliver what they are sent to whoever is connected.
final class Fanout implements Benchmark {
  private static final String FLOOR = "C floor";
  private static final String NODE = "Node ws";
  private static final String NATS = "nats-server";
  private static final int LISTENERS = 1_000;
  private static final int WARM_UP_MS = 8_000;
  private static final int ROUND_MS = 2_500;

  /// How many times cheaper than a reference Parley has to be.
  private record Target(String reference, double ratio) {}

  /// Enough in flight that a server may join writes.
  static final Fanout HOT =
      new Fanout(
          "fanout",
          16,
          5,
          List.of(new Target(NODE, 10), new Target(NATS, 1.5), new Target(FLOOR, 0.6)));

  /// A message at a time: nothing can be joined.
  static final Fanout SPARSE =
      new Fanout("sparse", 1, 9, List.of(new Target(NODE, 1), new Target(FLOOR, 0.8)));

  private final String name;
  private final int inFlight;
  private final int rounds;
  private final List<Target> targets;

  private Fanout(String name, int inFlight, int rounds, List<Target> targets) {
    this.name = name;
    this.inFlight = inFlight;
    this.rounds = rounds;
    this.targets = targets;
  }

  @Override
  public Result run(Scale scale) {
    var references = new ArrayList<Child>();
    try (var house = House.open();
        var generator = Generator.start(house.folder().resolve("load.log"))) {
      int listeners = scale.of(LISTENERS);
      var room = Room.open(house);
      var contenders = new ArrayList<Contender>();
      contenders.add(Contender.parley(generator, room, listeners));
      for (var reference : references(house)) {
        references.add(reference.server());
        contenders.add(Contender.reference(generator, reference, listeners));
      }
      for (var each : contenders) {
        contenders.getFirst().beatIfDue(generator);
        each.warmUp(generator, inFlight, scale.of(WARM_UP_MS));
      }
      for (int round = 0; round < scale.rounds(rounds); round++) {
        for (var each : contenders) {
          contenders.getFirst().beatIfDue(generator);
          each.measure(generator, inFlight, scale.of(ROUND_MS));
        }
      }
      return result(contenders, listeners);
    } finally {
      references.forEach(Child::close);
    }
  }

  private List<References.Reference> references(House house) {
    var logs = house.folder();
    var found = new ArrayList<Optional<References.Reference>>();
    found.add(References.floor(FLOOR, "coalesce", logs));
    if (inFlight > 1) {
      found.add(References.floor("C, a send for each", "each", logs));
    }
    found.add(Optional.of(References.nats(NATS, logs)));
    found.add(References.nodeWs(NODE, logs));
    found.add(References.socketIo("Socket.IO", logs));
    return found.stream().flatMap(Optional::stream).toList();
  }

  private Result result(List<Contender> contenders, int listeners) {
    var ours = contenders.getFirst();
    var goals = new ArrayList<Goal>();
    for (var target : targets) {
      contenders.stream()
          .filter(each -> each.name().equals(target.reference))
          .map(each -> ours.cost().timesCheaperThan(each.cost()))
          .map(ratio -> Goal.ratio("cheaper than " + target.reference, ratio, target.ratio))
          .forEach(goals::add);
    }
    var rows = new ArrayList<Row>();
    contenders.forEach(each -> rows.add(each.row()));
    return new Result(
        name,
        "CPU time of the server for one delivery: %,d sessions in a room, 200 bytes, %d in flight."
            .formatted(listeners, inFlight),
        Room.SETTINGS,
        rows,
        goals);
  }
}
