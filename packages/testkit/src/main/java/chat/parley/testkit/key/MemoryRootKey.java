package chat.parley.testkit.key;

import chat.parley.domain.key.RootKey;
import chat.parley.shared.crypto.Aead;
import chat.parley.shared.crypto.Mac;
import chat.parley.shared.crypto.RandomTokens;

/// A root key of one epoch, gone with the test.
public final class MemoryRootKey implements RootKey {
  private static final int EPOCH = 1;

  private final Aead wrapping = Aead.withKey(RandomTokens.bytes(Aead.KEY_BYTES));
  private final Mac mac = Mac.withKey(RandomTokens.bytes(Aead.KEY_BYTES));

  @Override
  public int epoch() {
    return EPOCH;
  }

  @Override
  public byte[] wrap(byte[] key, byte[] aad) {
    return wrapping.seal(key, aad);
  }

  @Override
  public byte[] unwrap(int epoch, byte[] wrapped, byte[] aad) {
    if (epoch != EPOCH) {
      throw new IllegalArgumentException("there is one epoch");
    }
    return wrapping.open(wrapped, aad);
  }

  @Override
  public byte[] mac(String purpose, byte[] data) {
    return Mac.withKey(mac.deriveKey(purpose)).of(data);
  }
}
