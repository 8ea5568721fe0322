package chat.parley.domain.permission;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;

/// A server its holder is a member of. Only [ServerAccess] makes one: holding it is the proof.
public final class AccessibleServer {
  private final MemberGrant grant;
  private final PermissionSet permissions;

  AccessibleServer(MemberGrant grant, PermissionSet permissions) {
    this.grant = grant;
    this.permissions = permissions;
  }

  public ServerId id() {
    return grant.server();
  }

  /// The person who holds the access.
  public UserId member() {
    return grant.member();
  }

  public UserId owner() {
    return grant.owner();
  }

  /// True when the person who holds the access owns the server.
  public boolean isOwned() {
    return grant.isOwner();
  }

  public PermissionSet permissions() {
    return permissions;
  }

  public boolean allows(Permission permission) {
    return permissions.has(permission);
  }
}
