package chat.parley.adapters.bus;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// What waits to be sent, in bytes or messages: never less than it really is, and known without
/// waiting.
///
/// The library tells it exactly, but answers nobody while it looks for its server. So it is asked
/// now and then, on a thread of its own, and what was added since is counted here.
final class Backlog {
  /// A new answer is asked for when so large a share of the limit was added since the last one.
  private static final int SHARE = 8;

  private final LongSupplier exact;
  private final long max;
  private final AtomicLong added = new AtomicLong();
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile long answered;

  /// @param exact may block
  Backlog(LongSupplier exact, long max) {
    this.exact = exact;
    this.max = max;
  }

  /// Counts something in, if it fits.
  boolean add(long amount) {
    long since = added.addAndGet(amount);
    if (since > max / SHARE && asking.compareAndSet(false, true)) {
      Thread.ofVirtual().name("bus-backlog").start(this::ask);
    }
    if (answered + since <= max) {
      return true;
    }
    added.addAndGet(-amount);
    return false;
  }

  private void ask() {
    try {
      long before = added.get();
      answered = exact.getAsLong();
      added.addAndGet(-before);
    } finally {
      asking.set(false);
    }
  }
}
