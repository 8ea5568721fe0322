package chat.parley.shared.snowflake;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/// Makes snowflakes for one node: 41 bits of milliseconds since 2024-01-01, 10 bits of node and
/// 12 bits of sequence.
///
/// Ids of one generator only grow. When the clock steps back, or more than 4,096 ids are asked for
/// in a millisecond, the generator runs ahead of the clock instead of repeating an id.
public final class Snowflakes {
  public static final Instant EPOCH = Instant.parse("2024-01-01T00:00:00Z");
  public static final int NODES = 1 << 10;

  private static final int NODE_BITS = 10;
  private static final int SEQUENCE_BITS = 12;
  private static final int TIME_SHIFT = NODE_BITS + SEQUENCE_BITS;
  private static final long SEQUENCE_MASK = (1L << SEQUENCE_BITS) - 1;

  /// Milliseconds that 41 bits can hold: until 2093.
  private static final long MILLIS = 1L << 41;

  private static final Instant LAST = EPOCH.plusMillis(MILLIS);

  /// What `last` is when nothing follows any more.
  private static final long ENDED = MILLIS << SEQUENCE_BITS;

  private final long nodeBits;
  private final InstantSource clock;

  /// Milliseconds since the epoch and the sequence in one number, so that one addition carries.
  private final AtomicLong last;

  /// A generator that continues another's.
  ///
  /// @param node 0 to 1,023; no two generators may hold the same node at the same time
  /// @param after ids are later than this moment, whatever the clock says
  public Snowflakes(int node, InstantSource clock, Instant after) {
    if (node < 0 || node >= NODES) {
      throw new IllegalArgumentException("a node id is 0 to 1023");
    }
    this.nodeBits = (long) node << SEQUENCE_BITS;
    this.clock = clock;
    this.last = new AtomicLong((sinceEpoch(after) << SEQUENCE_BITS) | SEQUENCE_MASK);
  }

  public Snowflakes(int node, InstantSource clock) {
    this(node, clock, EPOCH);
  }

  public long next() {
    return nextBefore(Instant.MAX).orElseThrow();
  }

  /// The next id, unless it would lie at or past a moment: then none is taken.
  public OptionalLong nextBefore(Instant end) {
    var limit = sinceEpoch(end) << SEQUENCE_BITS;
    var now = sinceEpoch(clock.instant()) << SEQUENCE_BITS;
    while (true) {
      var previous = last.get();
      var taken = Math.max(now, previous + 1);
      if (taken >= limit) {
        return OptionalLong.empty();
      }
      if (last.compareAndSet(previous, taken)) {
        return OptionalLong.of(
            ((taken >>> SEQUENCE_BITS) << TIME_SHIFT) | nodeBits | (taken & SEQUENCE_MASK));
      }
    }
  }

  /// Ends the generator; answers the moment of its newest id.
  public Instant end() {
    return EPOCH.plusMillis(last.getAndSet(ENDED) >>> SEQUENCE_BITS);
  }

  /// The moment an id was made, in milliseconds since 1970.
  public static long millisOf(long id) {
    return (id >>> TIME_SHIFT) + EPOCH.toEpochMilli();
  }

  /// The smallest id of a moment: every id made earlier is smaller.
  public static long firstOf(Instant moment) {
    return sinceEpoch(moment) << TIME_SHIFT;
  }

  private static long sinceEpoch(Instant moment) {
    return moment.isBefore(LAST) ? Math.max(0, EPOCH.until(moment, ChronoUnit.MILLIS)) : MILLIS;
  }
}
