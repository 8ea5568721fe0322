package chat.parley.rig.bench;

import chat.parley.rig.bench.report.Goal;
import chat.parley.rig.bench.report.Result;
import chat.parley.rig.bench.report.Row;
import chat.parley.rig.bench.report.Samples;
import chat.parley.rig.bench.stage.Child;
import chat.parley.rig.bench.stage.House;
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

  /// Messages of 5,000 others in 500 channels, spread over 20 days, like real ones in size.
  private static final String FILL =
      """
      WITH filled AS (
        INSERT INTO content.messages (id, server_id, channel_id, channel_seq, author_id, body)
        SELECT content.first_message_id(now() - interval '20 days') + ((n * 800) << 22),
               1 + n %% 50, 1 + n %% 500, n, 1 + n %% 5000, decode(repeat(md5(n::text), 6), 'hex')
        FROM generate_series(%d::bigint, %d::bigint) n RETURNING 1)
      SELECT count(*) FROM filled
      """;

  /// The last 22 bits of an id tell people apart who write at the same moment.
  private int people;

  @Override
  public Result run(Scale scale) {
    int rounds = scale.rounds(ROUNDS);
    int many = scale.of(MANY);
    try (var house = House.open()) {
      var api = house.startApi(List.of("parley.erasure.grace-days=0", "parley.limits.demo=true"));
      house.startWorker();
      house.query(FILL.formatted(1, FEW));
      erase(house, api, OF_ONE);
      var few = repeat(rounds, house, api);
      house.query(FILL.formatted(FEW + 1, many));
      var among = repeat(rounds, house, api);
      double talker = erase(house, api, scale.of(OF_A_TALKER));
      return result(few, among, Samples.of(talker), scale);
    }
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
    house.query(
        """
        WITH written AS (
          INSERT INTO content.messages (id, server_id, channel_id, channel_seq, author_id, body)
          SELECT content.first_message_id(now() - interval '20 days') + ((n * 17) << 22) + %1$d,
                 %2$d, %3$d, n, %4$d, decode(repeat(md5(n::text), 6), 'hex')
          FROM generate_series(1, %5$d::bigint) n RETURNING 1),
        moved AS (
          UPDATE content.channel_heads SET head_seq = %5$d WHERE channel_id = %3$d RETURNING 1)
        SELECT (SELECT count(*) FROM written) + (SELECT count(*) FROM moved)
        """
            .formatted(++people, place.server(), place.channel(), person.id(), messages));
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
