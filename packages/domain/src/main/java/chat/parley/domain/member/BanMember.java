package chat.parley.domain.member;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.ServerAccess;
import java.time.InstantSource;

/// Takes a member out of a server and keeps them out. Only members can be banned: a ban lists the
/// name of its person, which is nothing a stranger may look up by id.
public final class BanMember {
  public record Command(UserId moderator, ServerId server, UserId member) {}

  public sealed interface Outcome {
    record Banned() implements Outcome {}

    record UnknownServer() implements Outcome {}

    record UnknownMember() implements Outcome {}

    record MissingPermission() implements Outcome {}

    record OwnerMustStay() implements Outcome {}

    record LimitReached(int bansPerServerMax) implements Outcome {}
  }

  private final ServerAccess access;
  private final MemberStore members;
  private final MemberLimits limits;
  private final InstantSource clock;

  public BanMember(
      ServerAccess access, MemberStore members, MemberLimits limits, InstantSource clock) {
    this.access = access;
    this.members = members;
    this.limits = limits;
    this.clock = clock;
  }

  public Outcome handle(Command command) {
    var server = access.find(command.moderator(), command.server());
    if (server.isEmpty()) {
      return new Outcome.UnknownServer();
    }
    if (!server.get().allows(Permission.BAN_MEMBERS)) {
      return new Outcome.MissingPermission();
    }
    if (command.member().equals(server.get().owner())) {
      return new Outcome.OwnerMustStay();
    }
    int bansMax = limits.bansPerServerMax();
    return switch (members.ban(command.server(), command.member(), clock.instant(), bansMax)) {
      case DONE -> new Outcome.Banned();
      case NO_MEMBER -> new Outcome.UnknownMember();
      case LIMIT_REACHED -> new Outcome.LimitReached(bansMax);
    };
  }
}
