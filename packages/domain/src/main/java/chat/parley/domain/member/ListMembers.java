package chat.parley.domain.member;

import chat.parley.domain.account.Profile;
import chat.parley.domain.account.Profiles;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.ServerAccess;
import java.util.List;
import java.util.Map;

/// Lists who is in a server, by id, a page at a time.
public final class ListMembers {
  /// What is asked for.
  ///
  /// @param limit 0 for as many as a page usually has
  public record Command(UserId user, ServerId server, UserId after, int limit) {}

  public sealed interface Outcome {
    /// A page.
    ///
    /// @param profiles the names of those whose names may be shown
    record Listed(List<Member> members, Map<UserId, Profile> profiles) implements Outcome {}

    record UnknownServer() implements Outcome {}

    record LimitOutOfRange(int pageMembersMax) implements Outcome {}
  }

  private final ServerAccess access;
  private final MemberStore members;
  private final Profiles profiles;
  private final MemberLimits limits;

  public ListMembers(
      ServerAccess access, MemberStore members, Profiles profiles, MemberLimits limits) {
    this.access = access;
    this.members = members;
    this.profiles = profiles;
    this.limits = limits;
  }

  public Outcome handle(Command command) {
    if (access.find(command.user(), command.server()).isEmpty()) {
      return new Outcome.UnknownServer();
    }
    if (command.limit() < 0 || command.limit() > limits.pageMembersMax()) {
      return new Outcome.LimitOutOfRange(limits.pageMembersMax());
    }
    int limit = command.limit() == 0 ? limits.pageMembersDefault() : command.limit();
    var page = members.page(command.server(), command.after(), limit);
    return new Outcome.Listed(page, profiles.find(page.stream().map(Member::user).toList()));
  }
}
