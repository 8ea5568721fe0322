package chat.parley.domain.invite;

import chat.parley.domain.id.InviteId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An invite to a server.
///
/// @param usesMax how often it may be used; 0 for as often as people like
/// @param expiresAt when it ends by itself; null for never
public record Invite(
    InviteId id,
    InviteCode code,
    ServerId server,
    UserId inviter,
    int usesMax,
    int uses,
    @Nullable Instant expiresAt,
    Instant createdAt) {

  /// True while it may still be used.
  public boolean isOpen(Instant now) {
    return (usesMax == 0 || uses < usesMax) && (expiresAt == null || now.isBefore(expiresAt));
  }
}
