package chat.parley.testkit.community;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.member.Ban;
import chat.parley.domain.member.LeaveReason;
import chat.parley.domain.member.Member;
import chat.parley.domain.member.MemberStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Members in memory.
record MemoryMemberStore(MemoryCommunity community) implements MemberStore {
  @Override
  public List<Member> page(ServerId id, UserId after, int limit) {
    return community.find(id).stream()
        .flatMap(server -> server.members.keySet().stream().flatMap(u -> server.member(u).stream()))
        .filter(member -> member.user().value() > after.value())
        .limit(limit)
        .toList();
  }

  @Override
  public Map<UserId, Member> find(ServerId id, Collection<UserId> users) {
    return community.find(id).stream()
        .flatMap(server -> users.stream().flatMap(user -> server.member(user).stream()))
        .collect(Collectors.toMap(Member::user, Function.identity()));
  }

  @Override
  public boolean remove(ServerId id, UserId user, LeaveReason reason, Instant now) {
    return community
        .find(id)
        .filter(server -> community.cut(server, user, reason, now))
        .isPresent();
  }

  @Override
  public Banned ban(ServerId id, UserId user, Instant now, int bansPerServerMax) {
    var server = community.servers.get(id);
    if (server == null) {
      return Banned.NO_MEMBER;
    }
    if (server.bans.containsKey(user)) {
      return Banned.DONE;
    }
    if (server.bans.size() >= bansPerServerMax) {
      return Banned.LIMIT_REACHED;
    }
    if (!community.cut(server, user, LeaveReason.BANNED, now)) {
      return Banned.NO_MEMBER;
    }
    server.bans.put(user, now);
    return Banned.DONE;
  }

  @Override
  public boolean liftBan(ServerId id, UserId user) {
    return community.find(id).filter(server -> server.bans.remove(user) != null).isPresent();
  }

  @Override
  public List<Ban> bans(ServerId id) {
    return community.find(id).stream()
        .flatMap(server -> server.bans.entrySet().stream())
        .map(ban -> new Ban(ban.getKey(), ban.getValue()))
        .sorted(
            Comparator.comparing(Ban::bannedAt).reversed().thenComparing(ban -> ban.user().value()))
        .toList();
  }
}
