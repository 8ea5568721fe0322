package chat.parley.domain.audience;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import java.time.Instant;

/// Authority that ended, written in the transaction that ended it.
public sealed interface Revocation extends AccessChange {
  /// A session ended: its sockets are closed.
  record SessionEnded(Instant at, UserId user, SessionId session) implements Revocation {}

  /// A member left or was taken out of a server. They may have come back since: load it again.
  record MemberCut(Instant at, UserId user, ServerId server) implements Revocation {}

  /// An account was restricted or erased: every socket of it is closed.
  record AccountCut(Instant at, UserId user) implements Revocation {}
}
