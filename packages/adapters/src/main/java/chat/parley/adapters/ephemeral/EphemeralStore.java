package chat.parley.adapters.ephemeral;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// Holds values for a limited time. Every method is atomic.
public interface EphemeralStore extends AutoCloseable {
  /// No value lives longer.
  Duration TTL_MAX = Duration.ofHours(24);

  void put(String key, byte[] value, Duration ttl);

  /// Writes where nothing is.
  ///
  /// @return whether the key was free and now holds the value
  boolean putIfAbsent(String key, byte[] value, Duration ttl);

  Optional<byte[]> get(String key);

  /// Reads and removes, so that of any number of takers exactly one succeeds.
  Optional<byte[]> take(String key);

  /// The values of the keys that hold one.
  Map<String, byte[]> getAll(Collection<String> keys);

  void remove(String key);

  /// Removes the key if it holds exactly this value.
  boolean removeIf(String key, byte[] expected);

  /// Takes tokens from a bucket that starts full and refills steadily.
  ///
  /// @param capacity tokens the bucket holds at most
  /// @param cost tokens to take; all or none
  TokenDecision takeTokens(String key, int capacity, double refillPerSecond, int cost);

  /// Whether it answers now. Never fails; says no within seconds.
  boolean answers();

  @Override
  void close();
}
