package chat.parley.shared.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM with a random 96-bit nonce in front: `nonce ‖ ciphertext ‖ tag`.
///
/// The additional data binds a ciphertext to its place: moved elsewhere it does not open. One key
/// seals fewer than 2^32 values.
public final class Aead {
  public static final int KEY_BYTES = 32;
  public static final int NONCE_BYTES = 12;
  public static final int TAG_BYTES = 16;

  /// Bytes a sealed value has beyond its plaintext.
  public static final int OVERHEAD_BYTES = NONCE_BYTES + TAG_BYTES;

  private static final String TRANSFORMATION = "AES/GCM/NoPadding";
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Found once: asking all providers for every value takes longer than opening it does.
  private static final Provider PROVIDER = provider();

  private final SecretKeySpec key;

  private Aead(SecretKeySpec key) {
    this.key = key;
  }

  /// A cipher under one key.
  ///
  /// @param key 32 bytes; copied
  public static Aead withKey(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("an AES-256 key has 32 bytes");
    }
    return new Aead(new SecretKeySpec(key, "AES"));
  }

  private static Provider provider() {
    try {
      return Cipher.getInstance(TRANSFORMATION).getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Cipher cipher() {
    try {
      return Cipher.getInstance(TRANSFORMATION, PROVIDER);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  public byte[] seal(byte[] plain, byte[] additional) {
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    return seal(nonce, plain, additional);
  }

  /// Opens what [#seal] made with the same key and additional data.
  ///
  /// @throws NotAuthenticException if anything differs
  public byte[] open(byte[] sealed, byte[] additional) {
    return opener().open(sealed, 0, additional);
  }

  /// Opens many values one after another: making a cipher ready takes longer than using it.
  public Opener opener() {
    return new Opener(key);
  }

  /// One cipher for many values under one key. Not for several threads.
  public static final class Opener {
    private final SecretKeySpec key;
    private final Cipher cipher;

    private Opener(SecretKeySpec key) {
      this.key = key;
      this.cipher = cipher();
    }

    /// Opens what [#seal] made with the same key and additional data, and what begins at `from`.
    ///
    /// @throws NotAuthenticException if anything differs
    public byte[] open(byte[] sealed, int from, byte[] additional) {
      if (sealed.length - from < OVERHEAD_BYTES) {
        throw new NotAuthenticException();
      }
      try {
        cipher.init(
            Cipher.DECRYPT_MODE,
            key,
            new GCMParameterSpec(TAG_BYTES * Byte.SIZE, sealed, from, NONCE_BYTES));
        cipher.updateAAD(additional);
        int text = from + NONCE_BYTES;
        return cipher.doFinal(sealed, text, sealed.length - text);
      } catch (AEADBadTagException e) {
        throw new NotAuthenticException();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  byte[] seal(byte[] nonce, byte[] plain, byte[] additional) {
    try {
      var cipher = cipher();
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
      cipher.updateAAD(additional);
      var sealed = new byte[plain.length + OVERHEAD_BYTES];
      System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
