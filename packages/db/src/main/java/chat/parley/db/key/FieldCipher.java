package chat.parley.db.key;

import chat.parley.domain.id.UserId;
import java.util.Collection;
import java.util.Optional;

/// Encrypts and decrypts fields under their subject's purpose key.
///
/// A ciphertext is: 4 bytes of magic, key id (8), key version (4), nonce (12), AES-256-GCM text
/// and tag.
public interface FieldCipher {
  /// How every ciphertext begins, so that a scan of raw bytes can find each one.
  int MAGIC = 0xE7_50_61_72;

  /// Throws when the subject has no key: an erased person writes nothing.
  ///
  /// @param channelId 0 for a field outside channels
  byte[] encrypt(FieldId field, UserId subject, long rowId, long channelId, byte[] plain);

  /// Empty when the key is gone. Throws when the ciphertext was altered or moved.
  default Optional<byte[]> decrypt(
      FieldId field, UserId subject, long rowId, long channelId, byte[] ciphertext) {
    return opener(field, subject).open(rowId, channelId, ciphertext);
  }

  /// Decrypts this field in many rows of one person: their keys are looked up once.
  Opener opener(FieldId field, UserId subject);

  /// Loads the keys of these people in one statement, before many fields are decrypted.
  void warm(Collection<UserId> subjects);

  /// Drops and zeroes the keys of a person in this process.
  void forget(UserId subject);

  /// One field of one person, for as long as one answer takes. Not for several threads.
  interface Opener {

    /// Empty when the key is gone. Throws when the ciphertext was altered or moved.
    Optional<byte[]> open(long rowId, long channelId, byte[] ciphertext);
  }
}
