package chat.parley.rig.fault;

import chat.parley.domain.id.IdSource;
import chat.parley.shared.error.OverloadedException;
import chat.parley.shared.snowflake.Snowflakes;
import chat.parley.testkit.postgres.TestDatabase;
import chat.parley.testkit.time.SteppedClock;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// F9: nodes lease their ids from one database while their clocks step by up to ten minutes, and
/// some begin anew within the same millisecond. The control gives two nodes the same id.
final class ClockSteps implements Fault {
  private static final int NODES = 4;
  private static final int BURST = 2_000;
  private static final Duration STEP_MAX = Duration.ofMinutes(10);

  /// How many bursts come between two restarts of a node.
  private static final int RESTART_AFTER = 200;

  private static final class Node implements AutoCloseable {
    private final SteppedClock clock = new SteppedClock(Instant.now());
    private final ApplicationContext context;
    private final IdSource ids;

    Node(TestDatabase database) {
      context =
          ApplicationContext.builder()
              .properties(database.properties())
              .properties(Map.of("parley.worker.enabled", false))
              .singletons(database.rootKey())
              .build();
      context.registerSingleton(InstantSource.class, clock).start();
      ids = context.getBean(IdSource.class);
    }

    @Override
    public void close() {
      context.close();
    }
  }

  @Override
  public Report run(Scale scale) {
    try (var instance = Instance.start()) {
      return withLeases(instance.database, scale.ids())
          .control("ids made twice under one node id", withoutLeases());
    }
  }

  private static Report withLeases(TestDatabase database, int count) {
    var random = new Random(9);
    var made = new long[count];
    var nodes = new ArrayList<Node>();
    for (int i = 0; i < NODES; i++) {
      nodes.add(new Node(database));
    }
    int size = 0;
    int refused = 0;
    int steps = 0;
    for (int burst = 1; size < count; burst++) {
      var node = nodes.get(random.nextInt(NODES));
      if (random.nextInt(4) == 0) {
        step(node.clock, random);
        steps++;
      }
      int before = size;
      size = fill(node.ids, made, size);
      refused += size - before < Math.min(BURST, count - before) ? 1 : 0;
      if (burst % RESTART_AFTER == 0) {
        restart(nodes, random.nextInt(NODES), database);
      }
    }
    nodes.forEach(Node::close);
    return new Report()
        .count("ids", count)
        .count("clock steps", steps)
        .count("bursts refused", refused)
        .none("ids made twice", duplicates(made));
  }

  /// Away from the time and back to it, in turns.
  private static void step(SteppedClock clock, Random random) {
    var off = Duration.between(Instant.now(), clock.instant());
    boolean away = off.abs().compareTo(Duration.ofSeconds(5)) > 0;
    int max = (int) STEP_MAX.toMillis();
    clock.advance(away ? off.negated() : Duration.ofMillis(random.nextInt(-max, max)));
  }

  private static int fill(IdSource ids, long[] made, int from) {
    int to = Math.min(from + BURST, made.length);
    for (int i = from; i < to; i++) {
      try {
        made[i] = ids.next();
      } catch (OverloadedException refused) {
        return i;
      }
    }
    return to;
  }

  private static void restart(List<Node> nodes, int index, TestDatabase database) {
    nodes.get(index).close();
    nodes.set(index, new Node(database));
  }

  private static long withoutLeases() {
    var clock = SteppedClock.atNoon();
    var made = new long[2 * BURST];
    fill(new Snowflakes(1, clock)::next, made, 0);
    fill(new Snowflakes(1, clock)::next, made, BURST);
    return duplicates(made);
  }

  private static long duplicates(long[] made) {
    Arrays.sort(made);
    long duplicates = 0;
    for (int i = 1; i < made.length; i++) {
      duplicates += made[i] == made[i - 1] ? 1 : 0;
    }
    return duplicates;
  }
}
