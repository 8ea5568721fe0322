package chat.parley.domain.instance;

import chat.parley.domain.id.UserId;
import java.time.Instant;

/// Who administers this Parley.
public interface Administrators {

  /// False when they do already.
  boolean grant(UserId user, Instant now);

  /// False when they did not.
  boolean revoke(UserId user);

  boolean contains(UserId user);
}
