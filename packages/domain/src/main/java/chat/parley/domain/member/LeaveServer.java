package chat.parley.domain.member;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.ServerAccess;
import java.time.InstantSource;

/// Leaves a server. Its owner stays, or deletes it.
public final class LeaveServer {
  public sealed interface Outcome {
    record Left() implements Outcome {}

    record UnknownServer() implements Outcome {}

    record OwnerMustStay() implements Outcome {}
  }

  private final ServerAccess access;
  private final MemberStore members;
  private final InstantSource clock;

  public LeaveServer(ServerAccess access, MemberStore members, InstantSource clock) {
    this.access = access;
    this.members = members;
    this.clock = clock;
  }

  public Outcome handle(UserId user, ServerId server) {
    var accessible = access.find(user, server);
    if (accessible.isEmpty()) {
      return new Outcome.UnknownServer();
    }
    if (accessible.get().isOwned()) {
      return new Outcome.OwnerMustStay();
    }
    return members.remove(server, user, LeaveReason.LEFT, clock.instant())
        ? new Outcome.Left()
        : new Outcome.UnknownServer();
  }
}
