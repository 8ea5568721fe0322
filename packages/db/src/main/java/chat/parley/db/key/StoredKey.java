package chat.parley.db.key;

import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;

/// The key of a person as it rests, in the database or in a backup.
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record StoredKey(UserId subject, int epoch, byte[] wrapped) {
  /// Where they rest.
  public static final String TABLE = "keystore.subject_keys";

  /// Opens it and forgets what was inside.
  ///
  /// @throws RuntimeException if the root key does not open it
  public void requireOpens(RootKey root) {
    var _ = new KeyWrapping(root).withSubjectKey(subject, epoch, wrapped, key -> key.length);
  }
}
