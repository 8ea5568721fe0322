package chat.parley.testkit.community;

import chat.parley.domain.channel.Channel;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.member.Member;
import chat.parley.domain.permission.MemberGrant;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.permission.Role;
import chat.parley.domain.server.NewServer;
import chat.parley.domain.server.OperatorLine;
import chat.parley.domain.server.Server;
import chat.parley.domain.server.ServerName;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A server in memory, with its channels, members and bans.
final class MemoryServer {
  final ServerId id;
  final UserId owner;
  final Map<ChannelId, Channel> channels = new LinkedHashMap<>();
  final Map<UserId, Instant> members = new TreeMap<>(Comparator.comparingLong(UserId::value));
  final Map<UserId, Instant> bans = new HashMap<>();
  ServerName name;
  OperatorLine operatorLine;
  PermissionSet everyone;
  long seq;

  MemoryServer(NewServer draft) {
    id = draft.id();
    owner = draft.owner();
    name = draft.name();
    operatorLine = draft.operatorLine();
    everyone = draft.everyone();
    members.put(owner, draft.createdAt());
  }

  Server server() {
    return new Server(id, name, operatorLine, owner, members.size(), seq);
  }

  Optional<MemberGrant> grant(UserId user) {
    return members.containsKey(user)
        ? Optional.of(new MemberGrant(user, id, owner, List.of(Role.everyone(id, everyone))))
        : Optional.empty();
  }

  Optional<Member> member(UserId user) {
    return Optional.ofNullable(members.get(user))
        .map(joinedAt -> new Member(id, user, joinedAt, user.equals(owner)));
  }

  List<Channel> orderedChannels() {
    return channels.values().stream()
        .sorted(Comparator.comparingInt(Channel::position).thenComparing(c -> c.id().value()))
        .toList();
  }
}
