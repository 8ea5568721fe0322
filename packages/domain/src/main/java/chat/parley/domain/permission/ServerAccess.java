package chat.parley.domain.permission;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.util.Optional;

/// The one door to a server. What does not exist and what is not open to the person look the same.
public final class ServerAccess {
  private final ServerGrants grants;

  public ServerAccess(ServerGrants grants) {
    this.grants = grants;
  }

  public Optional<AccessibleServer> find(UserId user, ServerId server) {
    return grants
        .find(user, server)
        .map(grant -> new AccessibleServer(grant, PermissionResolver.inServer(grant)));
  }
}
