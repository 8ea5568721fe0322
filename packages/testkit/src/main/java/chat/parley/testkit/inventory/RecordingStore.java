package chat.parley.testkit.inventory;

import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.adapters.ephemeral.TokenDecision;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A store whose keys are heard.
final class RecordingStore implements EphemeralStore {
  private final EphemeralStore store;
  private final Consumer<String> recorder;

  RecordingStore(EphemeralStore store, Consumer<String> recorder) {
    this.store = store;
    this.recorder = recorder;
  }

  @Override
  public void put(String key, byte[] value, Duration ttl) {
    recorder.accept(key);
    store.put(key, value, ttl);
  }

  @Override
  public boolean putIfAbsent(String key, byte[] value, Duration ttl) {
    recorder.accept(key);
    return store.putIfAbsent(key, value, ttl);
  }

  @Override
  public Optional<byte[]> get(String key) {
    recorder.accept(key);
    return store.get(key);
  }

  @Override
  public Optional<byte[]> take(String key) {
    recorder.accept(key);
    return store.take(key);
  }

  @Override
  public Map<String, byte[]> getAll(Collection<String> keys) {
    keys.forEach(recorder);
    return store.getAll(keys);
  }

  @Override
  public void remove(String key) {
    recorder.accept(key);
    store.remove(key);
  }

  @Override
  public boolean removeIf(String key, byte[] expected) {
    recorder.accept(key);
    return store.removeIf(key, expected);
  }

  @Override
  public TokenDecision takeTokens(String key, int capacity, double refillPerSecond, int cost) {
    recorder.accept(key);
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
