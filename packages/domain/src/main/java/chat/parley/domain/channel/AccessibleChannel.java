package chat.parley.domain.channel;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.PermissionSet;

/// A channel its holder may view. Only [ChannelAccess] makes one: holding it is the proof.
public final class AccessibleChannel {
  private final ChannelGrant grant;
  private final PermissionSet permissions;

  AccessibleChannel(ChannelGrant grant, PermissionSet permissions) {
    this.grant = grant;
    this.permissions = permissions;
  }

  public ChannelId id() {
    return grant.channel();
  }

  public ServerId server() {
    return grant.member().server();
  }

  /// The person who holds the access.
  public UserId member() {
    return grant.member().member();
  }

  public PermissionSet permissions() {
    return permissions;
  }

  public boolean allows(Permission permission) {
    return permissions.has(permission);
  }
}
