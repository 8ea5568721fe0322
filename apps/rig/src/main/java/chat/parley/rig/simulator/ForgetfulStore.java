package chat.parley.rig.simulator;

import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.adapters.ephemeral.TokenDecision;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// An ephemeral store that may forget everything at any moment.
final class ForgetfulStore implements EphemeralStore {
  private final InstantSource clock;
  private MemoryEphemeralStore values;

  ForgetfulStore(InstantSource clock) {
    this.clock = clock;
    this.values = new MemoryEphemeralStore(clock);
  }

  void forget() {
    values.close();
    values = new MemoryEphemeralStore(clock);
  }

  @Override
  public void put(String key, byte[] value, Duration ttl) {
    values.put(key, value, ttl);
  }

  @Override
  public boolean putIfAbsent(String key, byte[] value, Duration ttl) {
    return values.putIfAbsent(key, value, ttl);
  }

  @Override
  public Optional<byte[]> get(String key) {
    return values.get(key);
  }

  @Override
  public Optional<byte[]> take(String key) {
    return values.take(key);
  }

  @Override
  public Map<String, byte[]> getAll(Collection<String> keys) {
    return values.getAll(keys);
  }

  @Override
  public void remove(String key) {
    values.remove(key);
  }

  @Override
  public boolean removeIf(String key, byte[] expected) {
    return values.removeIf(key, expected);
  }

  @Override
  public TokenDecision takeTokens(String key, int capacity, double refillPerSecond, int cost) {
    return values.takeTokens(key, capacity, refillPerSecond, cost);
  }

  @Override
  public void close() {
    values.close();
  }
}
