package chat.parley.domain.permission;

import chat.parley.domain.id.RoleId;
import chat.parley.domain.id.UserId;

/// What a channel allows or denies a role or a member, whatever the server says.
public record Overwrite(Target target, PermissionSet allow, PermissionSet deny) {

  /// Whom an overwrite is about.
  public sealed interface Target {
    record OfRole(RoleId role) implements Target {}

    record OfMember(UserId member) implements Target {}
  }
}
