package chat.parley.domain.channel;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.PermissionResolver;
import java.util.Optional;

/// The one door to a channel. What does not exist and what may not be viewed look the same.
public final class ChannelAccess {
  private final ChannelGrants grants;

  public ChannelAccess(ChannelGrants grants) {
    this.grants = grants;
  }

  public Optional<AccessibleChannel> find(UserId user, ChannelId channel) {
    return grants
        .find(user, channel)
        .map(ChannelAccess::resolve)
        .filter(accessible -> accessible.allows(Permission.VIEW_CHANNEL));
  }

  private static AccessibleChannel resolve(ChannelGrant grant) {
    return new AccessibleChannel(
        grant, PermissionResolver.inChannel(grant.member(), grant.overwrites()));
  }
}
