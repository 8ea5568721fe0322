package chat.parley.domain.member;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.ServerAccess;
import java.time.InstantSource;

/// Takes a member out of a server. They may come back with an invite.
public final class RemoveMember {
  public record Command(UserId moderator, ServerId server, UserId member) {}

  public sealed interface Outcome {
    record Removed() implements Outcome {}

    record UnknownServer() implements Outcome {}

    record UnknownMember() implements Outcome {}

    record MissingPermission() implements Outcome {}

    record OwnerMustStay() implements Outcome {}
  }

  private final ServerAccess access;
  private final MemberStore members;
  private final InstantSource clock;

  public RemoveMember(ServerAccess access, MemberStore members, InstantSource clock) {
    this.access = access;
    this.members = members;
    this.clock = clock;
  }

  public Outcome handle(Command command) {
    var server = access.find(command.moderator(), command.server());
    if (server.isEmpty()) {
      return new Outcome.UnknownServer();
    }
    if (!server.get().allows(Permission.KICK_MEMBERS)) {
      return new Outcome.MissingPermission();
    }
    if (command.member().equals(server.get().owner())) {
      return new Outcome.OwnerMustStay();
    }
    return members.remove(command.server(), command.member(), LeaveReason.REMOVED, clock.instant())
        ? new Outcome.Removed()
        : new Outcome.UnknownMember();
  }
}
