package chat.parley.adapters.ephemeral;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A part of the memory store under one lock. Times are milliseconds of the store's clock.
final class MemoryShard {
  private final int entriesMax;
  private final long bytesMax;
  private final ReentrantLock lock = new ReentrantLock();

  /// Oldest write first, which is the order of dropping.
  private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();

  /// The keys that end within each second.
  private final TreeMap<Long, Set<String>> endings = new TreeMap<>();

  private long bytes;

  private sealed interface Entry {
    long deadline();

    default int size() {
      return 0;
    }
  }

  private static final class Value implements Entry {
    private final byte[] bytes;
    private final long deadline;

    Value(byte[] bytes, long deadline) {
      this.bytes = bytes;
      this.deadline = deadline;
    }

    @Override
    public long deadline() {
      return deadline;
    }

    @Override
    public int size() {
      return bytes.length;
    }
  }

  private record Bucket(double tokens, long at, long deadline) implements Entry {}

  MemoryShard(int entriesMax, long bytesMax) {
    this.entriesMax = entriesMax;
    this.bytesMax = bytesMax;
  }

  void put(String key, byte[] value, long now, long deadline) {
    locked(
        () -> {
          store(key, new Value(value, deadline));
          return Optional.empty();
        });
  }

  boolean putIfAbsent(String key, byte[] value, long now, long deadline) {
    return locked(
        () -> {
          if (live(key, now) != null) {
            return false;
          }
          store(key, new Value(value, deadline));
          return true;
        });
  }

  Optional<byte[]> get(String key, long now) {
    return locked(() -> value(key, now).map(byte[]::clone));
  }

  Optional<byte[]> take(String key, long now) {
    return locked(
        () -> {
          var value = value(key, now);
          discard(key);
          return value;
        });
  }

  void remove(String key) {
    locked(
        () -> {
          discard(key);
          return Optional.empty();
        });
  }

  boolean removeIf(String key, byte[] expected, long now) {
    return locked(
        () -> {
          var matches = value(key, now).filter(value -> Arrays.equals(value, expected)).isPresent();
          if (matches) {
            discard(key);
          }
          return matches;
        });
  }

  TokenDecision takeTokens(String key, Refill refill, int cost, long now) {
    return locked(
        () -> {
          var tokens =
              live(key, now) instanceof Bucket bucket
                  ? refill.after(bucket.tokens, now - bucket.at)
                  : refill.capacity();
          var granted = tokens >= cost;
          var left = granted ? tokens - cost : tokens;
          var full = refill.timeFor(refill.capacity() - left).toMillis();
          var deadline = now + Math.min(full, EphemeralStore.TTL_MAX.toMillis()) + 1;
          store(key, new Bucket(left, now, deadline));
          return new TokenDecision(
              granted, (int) left, refill.timeFor(granted ? 0 : cost - tokens));
        });
  }

  void sweep(long now) {
    locked(
        () -> {
          while (!endings.isEmpty() && endings.firstKey() <= second(now) - 1) {
            for (var key : Set.copyOf(endings.firstEntry().getValue())) {
              discard(key);
            }
          }
          return Optional.empty();
        });
  }

  int size() {
    return locked(entries::size);
  }

  private Optional<byte[]> value(String key, long now) {
    return live(key, now) instanceof Value value ? Optional.of(value.bytes) : Optional.empty();
  }

  private @Nullable Entry live(String key, long now) {
    var entry = entries.get(key);
    return entry != null && now < entry.deadline() ? entry : null;
  }

  private void store(String key, Entry entry) {
    discard(key);
    while (!entries.isEmpty()
        && (entries.size() >= entriesMax || bytes + entry.size() > bytesMax)) {
      discard(entries.firstEntry().getKey());
    }
    entries.put(key, entry);
    endings.computeIfAbsent(second(entry.deadline()), second -> new HashSet<>()).add(key);
    bytes += entry.size();
  }

  private void discard(String key) {
    var entry = entries.remove(key);
    if (entry != null) {
      bytes -= entry.size();
      var second = second(entry.deadline());
      var ending = endings.get(second);
      if (ending != null) {
        ending.remove(key);
        if (ending.isEmpty()) {
          endings.remove(second);
        }
      }
    }
  }

  private static long second(long millis) {
    return Math.floorDiv(millis, 1000L);
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
