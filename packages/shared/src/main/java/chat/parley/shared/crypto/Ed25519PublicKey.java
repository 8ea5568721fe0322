package chat.parley.shared.crypto;

import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A key that checks Ed25519 signatures (RFC 8032). Anyone may have it.
public final class Ed25519PublicKey {
  public static final int KEY_BYTES = 32;
  public static final int SIGNATURE_BYTES = 64;

  private static final int FINGERPRINT_BYTES = 8;

  private final byte[] point;

  private Ed25519PublicKey(byte[] point) {
    this.point = point;
  }

  /// Takes what [#bytes] gave.
  ///
  /// @throws IllegalArgumentException if the bytes are no point of the curve, or one of small order
  public static Ed25519PublicKey of(byte[] point) {
    if (point.length != KEY_BYTES || !Ed25519.validatePublicKeyFull(point, 0)) {
      throw new IllegalArgumentException("these bytes are no Ed25519 key");
    }
    return new Ed25519PublicKey(point.clone());
  }

  public byte[] bytes() {
    return point.clone();
  }

  /// Names the key: the first 8 bytes of its SHA-256, in hexadecimal.
  public String fingerprint() {
    return HexFormat.of().formatHex(Sha256.of(point), 0, FINGERPRINT_BYTES);
  }

  public boolean verifies(byte[] data, byte[] signature) {
    return signature.length == SIGNATURE_BYTES
        && Ed25519.verify(signature, 0, point, 0, data, 0, data.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ed25519PublicKey key && Arrays.equals(point, key.point);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(point);
  }
}
