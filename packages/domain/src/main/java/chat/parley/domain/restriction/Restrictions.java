package chat.parley.domain.restriction;

import chat.parley.domain.id.UserId;
import java.time.Instant;

/// Restricts accounts at the wish of their person. Each change tells the person's servers in its
/// own transaction; restricting also ends the sessions.
public interface Restrictions {

  /// What became of lifting.
  enum Lifted {
    DONE,
    /// The account is going: only whoever cancels the erasure gets it back.
    ERASURE_UNDER_WAY
  }

  void restrict(UserId person, Instant now);

  /// Does nothing to an account that is not restricted.
  Lifted lift(UserId person);
}
