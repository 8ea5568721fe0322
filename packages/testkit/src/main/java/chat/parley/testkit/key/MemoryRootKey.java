package chat.parley.testkit.key;

import chat.parley.domain.key.DestroyedEpochException;
import chat.parley.domain.key.RootEpochs;
import chat.parley.domain.key.RootKey;
import chat.parley.shared.crypto.Aead;
import chat.parley.shared.crypto.Mac;
import chat.parley.shared.crypto.RandomTokens;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;

/// Root keys that are gone with the test.
public final class MemoryRootKey implements RootKey, RootEpochs {
  private final ConcurrentSkipListMap<Integer, Aead> epochs = new ConcurrentSkipListMap<>();
  private final Mac mac = Mac.withKey(RandomTokens.bytes(Aead.KEY_BYTES));

  public MemoryRootKey() {
    begin(1);
  }

  @Override
  public int epoch() {
    return epochs.lastKey();
  }

  @Override
  public byte[] wrap(int epoch, byte[] key, byte[] aad) {
    return of(epoch).seal(key, aad);
  }

  @Override
  public byte[] unwrap(int epoch, byte[] wrapped, byte[] aad) {
    return of(epoch).open(wrapped, aad);
  }

  @Override
  public byte[] mac(String purpose, byte[] data) {
    return Mac.withKey(mac.deriveKey(purpose)).of(data);
  }

  private Aead of(int epoch) {
    return Optional.ofNullable(epochs.get(epoch))
        .orElseThrow(() -> new DestroyedEpochException(epoch));
  }

  @Override
  public SortedSet<Integer> held() {
    return new TreeSet<>(epochs.keySet());
  }

  @Override
  public void begin(int epoch) {
    epochs.computeIfAbsent(epoch, _ -> Aead.withKey(RandomTokens.bytes(Aead.KEY_BYTES)));
  }

  @Override
  public void destroy(int epoch) {
    if (held().equals(new TreeSet<>(List.of(epoch)))) {
      throw new IllegalArgumentException("the only epoch is not destroyed");
    }
    epochs.remove(epoch);
  }

  /// There is nothing to carry away.
  @Override
  public byte[] copy() {
    throw new UnsupportedOperationException("a key in memory has no form at rest");
  }
}
