package chat.parley.domain.audience;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads audiences, heads and changes of access. Each method is one round trip, however much is
/// asked.
public interface AudienceStore {
  /// A server with its channels and members; empty when it is gone.
  Optional<ServerView> load(ServerId server);

  /// The heads of those servers that still exist.
  List<ServerHeads> heads(Collection<ServerId> servers);

  /// What changed at or after a moment, oldest first; revocations are kept for an hour. A
  /// transaction may commit some seconds after the moment it carries, so a reader overlaps its
  /// reads; applying a change twice must be harmless.
  List<AccessChange> accessChangesSince(Instant moment);

  Set<ServerId> serversOf(UserId user);
}
