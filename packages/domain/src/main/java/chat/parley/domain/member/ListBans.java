package chat.parley.domain.member;

import chat.parley.domain.account.Profile;
import chat.parley.domain.account.Profiles;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.ServerAccess;
import java.util.List;
import java.util.Map;

/// Lists who is kept out of a server, for those who may keep people out.
public final class ListBans {
  public sealed interface Outcome {
    /// All of them, newest first.
    ///
    /// @param profiles the names of those whose names may be shown
    record Listed(List<Ban> bans, Map<UserId, Profile> profiles) implements Outcome {}

    record UnknownServer() implements Outcome {}

    record MissingPermission() implements Outcome {}
  }

  private final ServerAccess access;
  private final MemberStore members;
  private final Profiles profiles;

  public ListBans(ServerAccess access, MemberStore members, Profiles profiles) {
    this.access = access;
    this.members = members;
    this.profiles = profiles;
  }

  public Outcome handle(UserId user, ServerId server) {
    var accessible = access.find(user, server);
    if (accessible.isEmpty()) {
      return new Outcome.UnknownServer();
    }
    if (!accessible.get().allows(Permission.BAN_MEMBERS)) {
      return new Outcome.MissingPermission();
    }
    var bans = members.bans(server);
    return new Outcome.Listed(bans, profiles.find(bans.stream().map(Ban::user).toList()));
  }
}
