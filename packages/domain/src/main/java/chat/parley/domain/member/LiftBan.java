package chat.parley.domain.member;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.ServerAccess;

/// Lets a banned person come back.
public final class LiftBan {
  public record Command(UserId moderator, ServerId server, UserId banned) {}

  public sealed interface Outcome {
    record Lifted() implements Outcome {}

    record UnknownServer() implements Outcome {}

    record UnknownBan() implements Outcome {}

    record MissingPermission() implements Outcome {}
  }

  private final ServerAccess access;
  private final MemberStore members;

  public LiftBan(ServerAccess access, MemberStore members) {
    this.access = access;
    this.members = members;
  }

  public Outcome handle(Command command) {
    var server = access.find(command.moderator(), command.server());
    if (server.isEmpty()) {
      return new Outcome.UnknownServer();
    }
    if (!server.get().allows(Permission.BAN_MEMBERS)) {
      return new Outcome.MissingPermission();
    }
    return members.liftBan(command.server(), command.banned())
        ? new Outcome.Lifted()
        : new Outcome.UnknownBan();
  }
}
