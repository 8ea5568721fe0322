package chat.parley.domain.audience;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads audiences, heads and revocations. Each method is one round trip, whatever it is asked for.
public interface AudienceStore {
  /// A server with its channels and members; empty when it is gone.
  Optional<ServerView> load(ServerId server);

  /// The heads of those channels that still exist.
  List<ChannelHead> heads(Collection<ChannelId> channels);

  /// Authority that ended at or after a moment, oldest first, kept for an hour. A transaction may
  /// commit some seconds after the moment it carries, so a reader overlaps its reads; applying a
  /// revocation twice must be harmless.
  List<Revocation> revocationsSince(Instant moment);

  Set<ServerId> serversOf(UserId user);
}
