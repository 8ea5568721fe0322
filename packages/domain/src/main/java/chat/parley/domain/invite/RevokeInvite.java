package chat.parley.domain.invite;

import chat.parley.domain.id.InviteId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.AccessibleServer;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.ServerAccess;

/// Ends an invite: those who run the server any, everybody their own.
public final class RevokeInvite {
  public record Command(UserId user, ServerId server, InviteId invite) {}

  public sealed interface Outcome {
    record Revoked() implements Outcome {}

    record UnknownServer() implements Outcome {}

    record UnknownInvite() implements Outcome {}

    record MissingPermission() implements Outcome {}
  }

  private final ServerAccess access;
  private final InviteStore invites;

  public RevokeInvite(ServerAccess access, InviteStore invites) {
    this.access = access;
    this.invites = invites;
  }

  public Outcome handle(Command command) {
    return access
        .find(command.user(), command.server())
        .map(server -> revoke(command, server))
        .orElseGet(Outcome.UnknownServer::new);
  }

  /// Who may not manage the server does not learn which invites there are.
  private Outcome revoke(Command command, AccessibleServer server) {
    var invite = invites.find(command.server(), command.invite());
    boolean own = invite.filter(found -> found.inviter().equals(command.user())).isPresent();
    if (!own && !server.allows(Permission.MANAGE_SERVER)) {
      return new Outcome.MissingPermission();
    }
    return invites.revoke(command.server(), command.invite())
        ? new Outcome.Revoked()
        : new Outcome.UnknownInvite();
  }
}
