package chat.parley.shared.crypto;

import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A key that signs with Ed25519 (RFC 8032).
public final class Ed25519Key {
  public static final int SEED_BYTES = 32;

  private final byte[] seed;
  private final Ed25519PublicKey published;

  private Ed25519Key(byte[] seed) {
    this.seed = seed;
    var point = new byte[Ed25519PublicKey.KEY_BYTES];
    Ed25519.generatePublicKey(seed, 0, point, 0);
    this.published = Ed25519PublicKey.of(point);
  }

  /// The key of a seed.
  ///
  /// @param seed 32 random bytes; copied
  public static Ed25519Key withSeed(byte[] seed) {
    if (seed.length != SEED_BYTES) {
      throw new IllegalArgumentException("an Ed25519 seed has 32 bytes");
    }
    return new Ed25519Key(seed.clone());
  }

  /// 64 bytes, the same for the same data.
  public byte[] sign(byte[] data) {
    var signature = new byte[Ed25519PublicKey.SIGNATURE_BYTES];
    Ed25519.sign(seed, 0, data, 0, data.length, signature, 0);
    return signature;
  }

  /// What others check signatures with.
  public Ed25519PublicKey published() {
    return published;
  }
}
