package chat.parley.testkit.id;

import chat.parley.domain.id.IdSource;
import java.util.concurrent.atomic.AtomicLong;

/// Counts upwards.
public final class CountingIds implements IdSource {
  private final AtomicLong last;

  public CountingIds(long first) {
    last = new AtomicLong(first - 1);
  }

  @Override
  public long next() {
    return last.incrementAndGet();
  }
}
