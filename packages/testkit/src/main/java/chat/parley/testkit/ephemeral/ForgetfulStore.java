package chat.parley.testkit.ephemeral;

import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.adapters.ephemeral.TokenDecision;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// An ephemeral store that can forget everything at once, as `FLUSHALL` makes it.
public final class ForgetfulStore implements EphemeralStore {
  private final InstantSource clock;
  private volatile MemoryEphemeralStore store;

  public ForgetfulStore(InstantSource clock) {
    this.clock = clock;
    this.store = new MemoryEphemeralStore(clock);
  }

  /// From one moment to the next nothing is known any more.
  public void forget() {
    var before = store;
    store = new MemoryEphemeralStore(clock);
    before.close();
  }

  @Override
  public void put(String key, byte[] value, Duration ttl) {
    store.put(key, value, ttl);
  }

  @Override
  public boolean putIfAbsent(String key, byte[] value, Duration ttl) {
    return store.putIfAbsent(key, value, ttl);
  }

  @Override
  public Optional<byte[]> get(String key) {
    return store.get(key);
  }

  @Override
  public Optional<byte[]> take(String key) {
    return store.take(key);
  }

  @Override
  public Map<String, byte[]> getAll(Collection<String> keys) {
    return store.getAll(keys);
  }

  @Override
  public void remove(String key) {
    store.remove(key);
  }

  @Override
  public boolean removeIf(String key, byte[] expected) {
    return store.removeIf(key, expected);
  }

  @Override
  public TokenDecision takeTokens(String key, int capacity, double refillPerSecond, int cost) {
    return store.takeTokens(key, capacity, refillPerSecond, cost);
  }

  @Override
  public boolean answers() {
    return store.answers();
  }

  @Override
  public void close() {
    store.close();
  }
}
