package chat.parley.adapters.keys;

import chat.parley.domain.key.DestroyedEpochException;
import chat.parley.domain.key.RootKey;
import chat.parley.shared.crypto.Aead;
import chat.parley.shared.crypto.Mac;
import java.util.NavigableMap;

/// The root keys at one moment.
///
/// @param index the key of all MACs, which outlives epochs
record RootKeys(NavigableMap<Integer, Aead> epochs, Mac index) implements RootKey {

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
    return Mac.withKey(index.deriveKey(purpose)).of(data);
  }

  private Aead of(int epoch) {
    var root = epochs.get(epoch);
    if (root == null) {
      throw new DestroyedEpochException(epoch);
    }
    return root;
  }
}
