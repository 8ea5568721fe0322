package chat.parley.domain.credential;

import org.jspecify.annotations.Nullable;

/// Hashes passwords, slowly and only a few at a time: under too much load it refuses with a fault.
public interface PasswordHasher {

  /// How a password compares with a hash.
  enum Match {
    RIGHT,
    /// Right, but the hash was made with parameters that are no longer ours: hash it anew.
    RIGHT_BUT_DATED,
    WRONG
  }

  PasswordHash hash(Password password);

  /// Compares. Without a hash it answers WRONG after the work of a comparison, so that the time
  /// an answer takes does not tell whether a name exists.
  Match verify(Password password, @Nullable PasswordHash hash);
}
