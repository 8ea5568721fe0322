package chat.parley.rig.bench.load;

import java.util.Arrays;

/// Times of one run; grows as it must, sorts when asked.
final class Latencies {
  private static final int FIRST_CAPACITY = 1 << 16;

  private long[] nanos = new long[FIRST_CAPACITY];
  private int count;

  void add(long time) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = time;
  }

  void clear() {
    count = 0;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /// The time that a share of all stays within, by nearest rank.
  long quantile(double share) {
    Arrays.sort(nanos, 0, count);
    return nanos[Math.max(0, (int) Math.ceil(share * count) - 1)];
  }
}
