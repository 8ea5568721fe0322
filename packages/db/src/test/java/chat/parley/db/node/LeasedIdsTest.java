package chat.parley.db.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.shared.error.OverloadedException;
import chat.parley.shared.snowflake.Snowflakes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

/// Goal: no id is ever made twice. Method: nodes that crash without a word and sleep through their
/// leases, on clocks that step by up to ten minutes, share a few node ids. Everything happens on
/// whole seconds, so that clocks meet often.
class LeasedIdsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final int IDS = 10_000_000;
  private static final int NODES = 6;
  private static final int BURST = 8_000;
  private static final Duration STEP_MAX = Duration.ofMinutes(10);

  private final Random random = new Random(9);
  private final MemoryLeases leases = new MemoryLeases(NOON);
  private Instant now = NOON;

  /// A node with a clock of its own.
  private final class Node {
    private Duration ahead = Duration.ZERO;
    private final LeasedIds ids = new LeasedIds(leases, () -> now.plus(ahead));
    private final Snowflakes unleased = new Snowflakes(0, () -> now.plus(ahead));
  }

  @Test
  void makesNoIdTwiceWhateverClocksAndNodesDo() {
    assertThat(duplicatesAmong(node -> node.ids::next)).isZero();
  }

  /// The control: one node id without leases.
  @Test
  void makesIdsTwiceWithoutLeases() {
    assertThat(duplicatesAmong(node -> node.unleased::next)).isPositive();
  }

  private interface Source {
    LongSupplier of(Node node);
  }

  private int duplicatesAmong(Source source) {
    var made = new long[IDS];
    var nodes = new ArrayList<Node>();
    for (int i = 0; i < NODES; i++) {
      nodes.add(new Node());
    }
    int count = 0;
    while (count < IDS) {
      pass(Duration.ofSeconds(random.nextInt(5)));
      disturb(nodes);
      count += burst(source.of(nodes.get(random.nextInt(NODES))), made, count);
    }
    Arrays.parallelSort(made);
    int duplicates = 0;
    for (int i = 1; i < IDS; i++) {
      duplicates += made[i] == made[i - 1] ? 1 : 0;
    }
    return duplicates;
  }

  /// A node that is not renewed has fallen asleep, and wakes up as if nothing had happened.
  private void disturb(List<Node> nodes) {
    for (int i = 0; i < NODES; i++) {
      switch (random.nextInt(20)) {
        case 0 -> nodes.get(i).ahead = step();
        case 1 -> nodes.get(i).ahead = Duration.ZERO;
        case 2 -> nodes.set(i, new Node());
        case 3 -> {
          nodes.get(i).ids.release();
          nodes.set(i, new Node());
        }
        case 4, 5, 6, 7, 8, 9, 10 -> nodes.get(i).ids.renew();
        default -> {
          // Sleeps.
        }
      }
    }
  }

  private Duration step() {
    int max = (int) STEP_MAX.toSeconds();
    return Duration.ofSeconds(random.nextInt(-max, max));
  }

  private static int burst(LongSupplier source, long[] made, int from) {
    int to = Math.min(from + BURST, made.length);
    for (int i = from; i < to; i++) {
      try {
        made[i] = source.getAsLong();
      } catch (OverloadedException refused) {
        return i - from;
      }
    }
    return to - from;
  }

  private void pass(Duration time) {
    now = now.plus(time);
    leases.advance(time);
  }

  @Test
  void refusesOnceTheLeaseHasLapsed() {
    var node = new Node();
    node.ids.next();
    pass(Duration.ofSeconds(60));

    assertThatThrownBy(node.ids::next).isInstanceOf(OverloadedException.class);
    node.ids.renew();
    assertThat(Snowflakes.millisOf(node.ids.next())).isGreaterThanOrEqualTo(now.toEpochMilli());
  }

  @Test
  void refusesWhileItsClockIsPastTheLease() {
    var node = new Node();
    node.ahead = STEP_MAX;
    assertThatThrownBy(node.ids::next).isInstanceOf(OverloadedException.class);

    node.ahead = Duration.ZERO;
    assertThat(Snowflakes.millisOf(node.ids.next())).isBetween(millis(NOON), millis(NOON) + 1);
  }

  @Test
  void makesNoIdAfterItWasReleased() {
    var node = new Node();
    node.ids.next();
    node.ids.release();

    assertThatThrownBy(node.ids::next).isInstanceOf(OverloadedException.class);
  }

  private static long millis(Instant moment) {
    return moment.toEpochMilli();
  }
}
