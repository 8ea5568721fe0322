package chat.parley.domain.key;

/// The key above all keys. It never rests in the database, nor in a backup of it.
public interface RootKey {

  /// The epoch to wrap in. Rotation starts a new one, wraps what lives anew and destroys the old
  /// one.
  int epoch();

  /// Encrypts a key under the root key of an epoch.
  ///
  /// @param aad what the wrapped key is bound to; it does not name the epoch
  /// @throws DestroyedEpochException if it was destroyed
  byte[] wrap(int epoch, byte[] key, byte[] aad);

  /// Opens what [#wrap] made in `epoch`. Throws when it was altered.
  ///
  /// @throws DestroyedEpochException if the epoch was destroyed
  byte[] unwrap(int epoch, byte[] wrapped, byte[] aad);

  /// A keyed MAC of 32 bytes for blind indexes and derived tokens. Its key is another one per
  /// purpose and outlives epochs, so that indexes survive rotation.
  byte[] mac(String purpose, byte[] data);
}
