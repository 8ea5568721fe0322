package chat.parley.adapters.bus;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/// What waits to be sent, in bytes or messages: never less than it really is, and known without
/// waiting.
///
/// The library tells it exactly, but answers nobody while it looks for its server. So it is asked
/// now and then, on a thread that may wait, and what was added since is counted here.
final class Backlog {
  /// A new answer is asked for when so large a share of the limit was added since the last one.
  private static final int SHARE = 8;

  private final LongSupplier exact;
  private final long max;
  private final Executor asker;
  private final AtomicLong added = new AtomicLong();
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile long answered;

  /// @param exact may block
  /// @param asker runs what may block
  Backlog(LongSupplier exact, long max, Executor asker) {
    this.exact = exact;
    this.max = max;
    this.asker = asker;
  }

  /// Counts something in and answers whether it fits. What does not fit counts too until the next
  /// answer, which is asked for at once.
  boolean add(long amount) {
    long since = added.addAndGet(amount);
    boolean fits = answered + since <= max;
    if ((!fits || since > max / SHARE) && asking.compareAndSet(false, true)) {
      asker.execute(this::ask);
    }
    return fits;
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
