package chat.parley.domain.audience;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.time.Instant;

/// What a person may reach that began or ended. Nodes read it from the truth every second, so that
/// open sockets follow even when the bus loses the event.
public sealed interface AccessChange permits AccessChange.Joined, Revocation {
  Instant at();

  UserId user();

  /// Somebody became a member of a server, and is one now.
  record Joined(Instant at, UserId user, ServerId server) implements AccessChange {}
}
