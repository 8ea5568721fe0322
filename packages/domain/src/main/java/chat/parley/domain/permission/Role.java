package chat.parley.domain.permission;

import chat.parley.domain.id.RoleId;
import chat.parley.domain.id.ServerId;

/// A role of a server. The one of everybody has the id of the server.
public record Role(RoleId id, PermissionSet permissions) {
  public static Role everyone(ServerId server, PermissionSet permissions) {
    return new Role(new RoleId(server.value()), permissions);
  }

  boolean isEveryoneOf(ServerId server) {
    return id.value() == server.value();
  }
}
