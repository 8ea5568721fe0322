package chat.parley.domain.server;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.ServerAccess;
import java.time.InstantSource;

/// Deletes a server with all that is in it. Its owner only.
public final class DeleteServer {
  public sealed interface Outcome {
    record Deleted() implements Outcome {}

    record UnknownServer() implements Outcome {}

    record MissingPermission() implements Outcome {}
  }

  private final ServerAccess access;
  private final ServerStore servers;
  private final InstantSource clock;

  public DeleteServer(ServerAccess access, ServerStore servers, InstantSource clock) {
    this.access = access;
    this.servers = servers;
    this.clock = clock;
  }

  public Outcome handle(UserId user, ServerId server) {
    var accessible = access.find(user, server);
    if (accessible.isEmpty()) {
      return new Outcome.UnknownServer();
    }
    if (!accessible.get().isOwned()) {
      return new Outcome.MissingPermission();
    }
    return servers.delete(server, clock.instant())
        ? new Outcome.Deleted()
        : new Outcome.UnknownServer();
  }
}
