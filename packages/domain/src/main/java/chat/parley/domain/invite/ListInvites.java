package chat.parley.domain.invite;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.ServerAccess;
import java.time.InstantSource;
import java.util.List;

/// Lists the open invites of a server, for those who run it.
public final class ListInvites {
  public sealed interface Outcome {
    record Listed(List<Invite> invites) implements Outcome {}

    record UnknownServer() implements Outcome {}

    record MissingPermission() implements Outcome {}
  }

  private final ServerAccess access;
  private final InviteStore invites;
  private final InstantSource clock;

  public ListInvites(ServerAccess access, InviteStore invites, InstantSource clock) {
    this.access = access;
    this.invites = invites;
    this.clock = clock;
  }

  public Outcome handle(UserId user, ServerId server) {
    var accessible = access.find(user, server);
    if (accessible.isEmpty()) {
      return new Outcome.UnknownServer();
    }
    if (!accessible.get().allows(Permission.MANAGE_SERVER)) {
      return new Outcome.MissingPermission();
    }
    return new Outcome.Listed(invites.open(server, clock.instant()));
  }
}
