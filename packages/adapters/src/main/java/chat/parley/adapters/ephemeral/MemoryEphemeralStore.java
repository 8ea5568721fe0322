package chat.parley.adapters.ephemeral;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The ephemeral store of a node that is alone: a bounded map in memory, gone with the process.
///
/// What is over is freed within a second, not only when it is asked for. A full store drops its
/// oldest values.
public final class MemoryEphemeralStore implements EphemeralStore {
  private static final int SHARDS = 16;
  private static final int ENTRIES_MAX = 1_000_000;
  private static final long VALUE_BYTES_MAX = 64L * 1024 * 1024;
  private static final long SWEEP_EVERY_MS = 1_000;

  private final InstantSource clock;
  private final MemoryShard[] shards = new MemoryShard[SHARDS];
  private final CountDownLatch closed = new CountDownLatch(1);

  public MemoryEphemeralStore(InstantSource clock) {
    this(clock, ENTRIES_MAX);
    Thread.ofVirtual().name("ephemeral-sweep").start(this::sweepUntilClosed);
  }

  MemoryEphemeralStore(InstantSource clock, int entriesMax) {
    this.clock = clock;
    for (int i = 0; i < SHARDS; i++) {
      shards[i] = new MemoryShard(entriesMax / SHARDS, VALUE_BYTES_MAX / SHARDS);
    }
  }

  @Override
  public void put(String key, byte[] value, Duration ttl) {
    shard(key).put(key, value.clone(), clock.millis(), deadline(ttl));
  }

  @Override
  public boolean putIfAbsent(String key, byte[] value, Duration ttl) {
    return shard(key).putIfAbsent(key, value.clone(), clock.millis(), deadline(ttl));
  }

  @Override
  public Optional<byte[]> get(String key) {
    return shard(key).get(key, clock.millis());
  }

  @Override
  public Optional<byte[]> take(String key) {
    return shard(key).take(key, clock.millis());
  }

  @Override
  public Map<String, byte[]> getAll(Collection<String> keys) {
    var found = new HashMap<String, byte[]>();
    for (var key : keys) {
      get(key).ifPresent(value -> found.put(key, value));
    }
    return found;
  }

  @Override
  public void remove(String key) {
    shard(key).remove(key);
  }

  @Override
  public boolean removeIf(String key, byte[] expected) {
    return shard(key).removeIf(key, expected, clock.millis());
  }

  @Override
  public TokenDecision takeTokens(String key, int capacity, double refillPerSecond, int cost) {
    return shard(key).takeTokens(key, new Refill(capacity, refillPerSecond), cost, clock.millis());
  }

  /// It is part of whoever asks.
  @Override
  public boolean answers() {
    return true;
  }

  @Override
  public void close() {
    closed.countDown();
  }

  /// Values held, those that are over but not yet freed included.
  int size() {
    int size = 0;
    for (var shard : shards) {
      size += shard.size();
    }
    return size;
  }

  void sweep() {
    for (var shard : shards) {
      shard.sweep(clock.millis());
    }
  }

  private void sweepUntilClosed() {
    try {
      while (!closed.await(SWEEP_EVERY_MS, TimeUnit.MILLISECONDS)) {
        sweep();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private long deadline(Duration ttl) {
    if (ttl.isNegative() || ttl.isZero() || ttl.compareTo(TTL_MAX) > 0) {
      throw new IllegalArgumentException("a value lives between nothing and 24 h");
    }
    return clock.millis() + ttl.toMillis();
  }

  private MemoryShard shard(String key) {
    int hash = key.hashCode();
    return shards[(hash ^ (hash >>> 16)) & (SHARDS - 1)];
  }
}
