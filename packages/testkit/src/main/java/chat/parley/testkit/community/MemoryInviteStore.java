package chat.parley.testkit.community;

import chat.parley.domain.event.EventKind;
import chat.parley.domain.id.InviteId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.invite.Invite;
import chat.parley.domain.invite.InviteCode;
import chat.parley.domain.invite.InviteStore;
import chat.parley.domain.mutation.Creation;
import chat.parley.domain.server.ServerLimits;
import chat.parley.testkit.community.MemoryCommunity.Created;
import chat.parley.testkit.community.MemoryCommunity.Mutation;
import chat.parley.testkit.community.MemoryCommunity.Reader;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Invites in memory.
record MemoryInviteStore(MemoryCommunity community) implements InviteStore {
  @Override
  public Creation<Invite> create(Invite invite, UUID clientMutationId, int openPerServerMax) {
    var mutation = new Mutation("invite", invite.inviter(), clientMutationId);
    List<Object> body = List.of(invite.server(), invite.usesMax(), lifetime(invite));
    var first = community.created.get(mutation);
    if (first != null) {
      return Optional.of(first)
          .filter(created -> created.body().equals(body))
          .flatMap(created -> find(invite.server(), new InviteId(created.entity())))
          .<Creation<Invite>>map(Creation.Repeated::new)
          .orElseGet(Creation.Conflict::new);
    }
    if (community.find(invite.server()).isEmpty()) {
      return new Creation.ParentGone<>();
    }
    if (open(invite.server(), invite.createdAt()).size() >= openPerServerMax) {
      return new Creation.LimitReached<>();
    }
    community.invites.put(invite.id(), invite);
    community.created.put(mutation, new Created(invite.id().value(), body));
    return new Creation.Stored<>(invite);
  }

  private static Duration lifetime(Invite invite) {
    var expiresAt = invite.expiresAt();
    return expiresAt == null ? Duration.ZERO : Duration.between(invite.createdAt(), expiresAt);
  }

  @Override
  public List<Invite> open(ServerId server, Instant now) {
    return community.invites.values().stream()
        .filter(invite -> invite.server().equals(server) && invite.isOpen(now))
        .sorted(Comparator.comparingLong((Invite invite) -> invite.id().value()).reversed())
        .toList();
  }

  @Override
  public Optional<Invite> find(ServerId server, InviteId id) {
    return Optional.ofNullable(community.invites.get(id))
        .filter(invite -> invite.server().equals(server));
  }

  @Override
  public boolean revoke(ServerId server, InviteId id) {
    return find(server, id).map(invite -> community.invites.remove(invite.id())).isPresent();
  }

  @Override
  public Optional<Destination> destination(InviteCode code, Instant now) {
    return open(code, now)
        .flatMap(
            invite ->
                community
                    .find(invite.server())
                    .map(server -> new Destination(invite, server.server())));
  }

  @Override
  public Acceptance accept(UserId user, InviteCode code, Instant now, ServerLimits limits) {
    return community.invites.values().stream()
        .filter(invite -> invite.code().equals(code))
        .findFirst()
        .map(invite -> accept(user, invite, now, limits))
        .orElseGet(Acceptance.Unknown::new);
  }

  private Acceptance accept(UserId user, Invite invite, Instant now, ServerLimits limits) {
    var server = community.find(invite.server()).orElseThrow();
    if (server.bans.containsKey(user)) {
      return new Acceptance.Unknown();
    }
    if (server.members.containsKey(user)) {
      return new Acceptance.AlreadyMember(server.id);
    }
    if (!invite.isOpen(now)) {
      return new Acceptance.Unknown();
    }
    if (server.members.size() >= limits.membersPerServerMax()
        || community.countServers(user) >= limits.serversPerPersonMax()) {
      return new Acceptance.LimitReached();
    }
    community.invites.put(invite.id(), used(invite));
    server.members.put(user, now);
    for (var channel : server.channels.keySet()) {
      community.positions.put(new Reader(user, channel), community.head(channel));
    }
    community.announce(EventKind.MEMBER_JOINED, server, 0, user.value(), ++server.seq);
    community.announce(EventKind.SERVER_JOINED, server, 0, user.value(), 0);
    return new Acceptance.Joined(server.id);
  }

  private Optional<Invite> open(InviteCode code, Instant now) {
    return community.invites.values().stream()
        .filter(invite -> invite.code().equals(code) && invite.isOpen(now))
        .findFirst();
  }

  private static Invite used(Invite invite) {
    return new Invite(
        invite.id(),
        invite.code(),
        invite.server(),
        invite.inviter(),
        invite.usesMax(),
        invite.uses() + 1,
        invite.expiresAt(),
        invite.createdAt());
  }
}
