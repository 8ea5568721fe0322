package chat.parley.db.key;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;

/// A key in memory. It is used under a lock, so that it is never zeroed in the middle of use:
/// encrypting under half a key would be worse than not encrypting.
final class KeyMaterial {
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final byte[] bytes;
  private boolean destroyed;

  /// Takes the array over.
  KeyMaterial(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Empty when the key was destroyed before.
  <T> Optional<T> use(Function<byte[], T> use) {
    lock.readLock().lock();
    try {
      return destroyed ? Optional.empty() : Optional.of(use.apply(bytes));
    } finally {
      lock.readLock().unlock();
    }
  }

  void destroy() {
    lock.writeLock().lock();
    try {
      destroyed = true;
      Arrays.fill(bytes, (byte) 0);
    } finally {
      lock.writeLock().unlock();
    }
  }

  @Override
  public String toString() {
    return "KeyMaterial[redacted]";
  }
}
