package chat.parley.shared.snowflake;

import java.time.Instant;
import java.time.InstantSource;
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
    var now = sinceEpoch(clock.instant()) << SEQUENCE_BITS;
    var taken = last.updateAndGet(previous -> Math.max(now, previous + 1));
    return ((taken >>> SEQUENCE_BITS) << TIME_SHIFT) | nodeBits | (taken & SEQUENCE_MASK);
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
    return Math.max(0, moment.toEpochMilli() - EPOCH.toEpochMilli());
  }
}
