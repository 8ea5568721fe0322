package chat.parley.shared.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// HMAC-SHA256 under one key.
public final class Mac {
  public static final int MAC_BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private Mac(SecretKeySpec key) {
    this.key = key;
  }

  /// A MAC under one key.
  ///
  /// @param key at least 16 bytes; copied
  public static Mac withKey(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("a MAC key has at least 16 bytes");
    }
    return new Mac(new SecretKeySpec(key, ALGORITHM));
  }

  public byte[] of(byte[] data) {
    try {
      var mac = javax.crypto.Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(data);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  public boolean matches(byte[] data, byte[] mac) {
    return ConstantTime.equal(of(data), mac);
  }

  /// A key for one purpose: HKDF-Expand (RFC 5869) of this key, 32 bytes.
  public byte[] deriveKey(String purpose) {
    try {
      return javax
          .crypto
          .KDF
          .getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.expandOnly(
                  key, purpose.getBytes(StandardCharsets.UTF_8), MAC_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
