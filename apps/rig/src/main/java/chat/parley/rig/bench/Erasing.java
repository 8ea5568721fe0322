package chat.parley.rig.bench;

import chat.parley.domain.id.UserId;
import chat.parley.rig.bench.report.Goal;
import chat.parley.rig.bench.report.Result;
import chat.parley.rig.bench.report.Row;
import chat.parley.rig.bench.report.Samples;
import chat.parley.rig.bench.stage.Child;
import chat.parley.rig.bench.stage.House;
import chat.parley.testkit.key.IdentityFieldCipher;
import chat.parley.testkit.message.ManyMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How long it takes from confirming to the receipt "erased", which is handed out when generated
/// queries find nothing any more. Goal: it follows from how much the person wrote, not from how
/// much everybody did. Method: the same database, first with few messages of others and then with
/// many.
final class Erasing implements Benchmark {
  private static final int FEW = 100_000;
  private static final int MANY = 2_000_000;
  private static final int OF_ONE = 1_000;
  private static final int OF_A_TALKER = 100_000;
  private static final int ROUNDS = 5;
  private static final double TALKER_S_MAX = 900;
  private static final double RATIO_MAX = 1.5;
  private static final double NANOS_PER_S = 1e9;

  /// Tells people apart who write at the same moments.
  private int people;

  @Override
  public Result run(Scale scale) {
    int rounds = scale.rounds(ROUNDS);
    int many = scale.of(MANY);
    try (var house = House.open()) {
      var api = house.startApi(List.of("parley.erasure.grace-days=0", "parley.limits.demo=true"));
      house.startWorker();
      fill(house, 0, FEW, many);
      erase(house, api, OF_ONE);
      var few = repeat(rounds, house, api);
      fill(house, FEW, many, many);
      var among = repeat(rounds, house, api);
      double talker = erase(house, api, scale.of(OF_A_TALKER));
      return result(few, among, Samples.of(talker), scale);
    }
  }

  private static void fill(House house, long before, long after, long all) {
    house.inDatabase(connection -> ManyMessages.ofOthers(connection, before, after, all));
  }

  private Samples repeat(int rounds, House house, Child api) {
    var seconds = new ArrayList<Double>();
    for (int round = 0; round < rounds; round++) {
      seconds.add(erase(house, api, OF_ONE));
    }
    return new Samples(seconds);
  }

  private double erase(House house, Child api, int messages) {
    var person = house.signUp(api);
    var place = person.createServer();
    var talk =
        new ManyMessages.Talk(
            new UserId(person.id()), place.server(), place.channel(), messages, ++people);
    // Nobody opens what is erased, so it need not be sealed.
    house.inDatabase(connection -> ManyMessages.ofOne(connection, new IdentityFieldCipher(), talk));
    long begin = System.nanoTime();
    person.eraseAndAwaitReceipt();
    double seconds = (System.nanoTime() - begin) / NANOS_PER_S;
    long left =
        house.query("SELECT count(*) FROM content.messages WHERE author_id = " + person.id());
    if (left != 0) {
      throw new IllegalStateException(left + " messages are left after the receipt");
    }
    return seconds;
  }

  private static Result result(Samples few, Samples among, Samples talker, Scale scale) {
    return new Result(
        "erase",
        String.format(
            Locale.ROOT,
            "How long until somebody with %,d messages is erased, among few messages and many?",
            OF_ONE),
        List.of(
            "no grace; 3 s of each erasure wait for sockets and transactions to end",
            String.format(Locale.ROOT, "few: %,d messages; many: %,d", FEW, scale.of(MANY))),
        List.of(
            new Row("among few messages", "s", few, true),
            new Row("among many messages", "s", among, true),
            new Row(
                String.format(Locale.ROOT, "somebody with %,d messages", scale.of(OF_A_TALKER)),
                "s",
                talker,
                true)),
        List.of(
            Goal.atMost(
                "longer among many than among few",
                "×",
                Samples.of(among.median() / few.median()),
                RATIO_MAX),
            Goal.atMost("somebody with many messages", "s", talker, TALKER_S_MAX)));
  }
}
