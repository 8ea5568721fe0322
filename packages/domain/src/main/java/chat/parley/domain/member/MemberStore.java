package chat.parley.domain.member;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Reads and changes who is in a server. Each write takes a `server_seq` and appends its events and
/// the revocation in its own transaction.
public interface MemberStore {
  /// Members with an id above `after`, ascending.
  List<Member> page(ServerId server, UserId after, int limit);

  /// Those of the people who are members.
  Map<UserId, Member> find(ServerId server, Collection<UserId> users);

  /// Takes a member out; what they had read goes too. False when they were no member.
  boolean remove(ServerId server, UserId user, LeaveReason reason, Instant now);

  /// Takes a member out and keeps them out. Banning who is banned already changes nothing.
  Banned ban(ServerId server, UserId user, Instant now, int bansPerServerMax);

  /// Lets a person come back. False when they were not banned.
  boolean liftBan(ServerId server, UserId user);

  /// Newest first.
  List<Ban> bans(ServerId server);

  /// What became of a ban.
  enum Banned {
    DONE,
    NO_MEMBER,
    LIMIT_REACHED
  }
}
