package chat.parley.testkit.community;

import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.audience.Revocation;
import chat.parley.domain.channel.ChannelGrants;
import chat.parley.domain.channel.ChannelStore;
import chat.parley.domain.event.EventKind;
import chat.parley.domain.event.EventReference;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.EventId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.InviteId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.invite.Invite;
import chat.parley.domain.invite.InviteStore;
import chat.parley.domain.member.LeaveReason;
import chat.parley.domain.member.MemberStore;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.permission.ServerGrants;
import chat.parley.domain.read.ReadPositionStore;
import chat.parley.domain.server.ServerDirectory;
import chat.parley.domain.server.ServerStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// A community in memory, for one thread: the state behind its ports.
public final class MemoryCommunity implements CommunityPorts {
  final Map<ServerId, MemoryServer> servers = new LinkedHashMap<>();
  final Map<InviteId, Invite> invites = new LinkedHashMap<>();
  final Map<Reader, Long> positions = new HashMap<>();
  final Map<ChannelId, List<Posted>> posted = new HashMap<>();
  final Map<Mutation, Created> created = new HashMap<>();
  final List<Revocation> revocations = new ArrayList<>();
  private final List<EventReference> outbox = new ArrayList<>();
  private final IdSource ids;
  private final ToLongFunction<ChannelId> heads;
  private final Consumer<EventReference> relay;

  record Reader(UserId user, ChannelId channel) {}

  record Posted(MessageId id, long seq, UserId author) {}

  record Mutation(String kind, UserId user, UUID id) {}

  record Created(long entity, List<Object> body) {}

  public MemoryCommunity(IdSource ids) {
    this.ids = ids;
    this.heads = this::postedHead;
    this.relay = _ -> {};
  }

  /// @param heads where channels stand, when their messages live in another store
  /// @param relay hears every reference in the moment it is announced
  public MemoryCommunity(
      IdSource ids, ToLongFunction<ChannelId> heads, Consumer<EventReference> relay) {
    this.ids = ids;
    this.heads = heads;
    this.relay = relay;
  }

  @Override
  public ServerStore servers() {
    return new MemoryServerStore(this);
  }

  @Override
  public ServerDirectory directory() {
    return new MemoryServerDirectory(this);
  }

  @Override
  public ServerGrants serverGrants() {
    return (user, server) -> find(server).flatMap(found -> found.grant(user));
  }

  @Override
  public ChannelStore channels() {
    return new MemoryChannelStore(this);
  }

  @Override
  public ChannelGrants channelGrants() {
    return new MemoryChannelStore(this);
  }

  @Override
  public MemberStore members() {
    return new MemoryMemberStore(this);
  }

  @Override
  public InviteStore invites() {
    return new MemoryInviteStore(this);
  }

  @Override
  public ReadPositionStore readPositions() {
    return new MemoryReadPositionStore(this);
  }

  @Override
  public AudienceStore audience() {
    return new MemoryAudienceStore(this);
  }

  @Override
  public MessageId post(ChannelId channel, UserId author) {
    var message = new MessageId(ids.next());
    posted
        .computeIfAbsent(channel, _ -> new ArrayList<>())
        .add(new Posted(message, head(channel) + 1, author));
    return message;
  }

  @Override
  public void allowEveryone(ServerId server, PermissionSet permissions) {
    Objects.requireNonNull(servers.get(server)).everyone = permissions;
  }

  @Override
  public List<EventReference> outbox(ServerId server) {
    return outbox.stream().filter(event -> event.serverId() == server.value()).toList();
  }

  @Override
  public List<EventReference> outbox(UserId user) {
    return outbox.stream()
        .filter(event -> event.serverId() == 0 && event.userId() == user.value())
        .toList();
  }

  Optional<MemoryServer> find(ServerId server) {
    return Optional.ofNullable(servers.get(server));
  }

  Optional<MemoryServer> serverOf(ChannelId channel) {
    return servers.values().stream()
        .filter(server -> server.channels.containsKey(channel))
        .findFirst();
  }

  long head(ChannelId channel) {
    return heads.applyAsLong(channel);
  }

  private long postedHead(ChannelId channel) {
    var messages = posted.getOrDefault(channel, List.of());
    return messages.isEmpty() ? 0 : messages.getLast().seq();
  }

  int unread(UserId user, ChannelId channel, long readSeq, int max) {
    return (int)
        posted.getOrDefault(channel, List.of()).stream()
            .filter(message -> message.seq() > readSeq && !message.author().equals(user))
            .limit(max)
            .count();
  }

  long countServers(UserId user) {
    return servers.values().stream().filter(server -> server.members.containsKey(user)).count();
  }

  void announce(EventKind kind, MemoryServer server, long entityId, long userId, long seq) {
    tell(
        new EventReference(
            new EventId(ids.next()), kind, server.id.value(), 0, entityId, userId, seq, null));
  }

  void announceRead(UserId user, ChannelId channel) {
    tell(
        new EventReference(
            new EventId(ids.next()),
            EventKind.READ_POSITION_MOVED,
            0,
            channel.value(),
            0,
            user.value(),
            0,
            null));
  }

  private void tell(EventReference reference) {
    outbox.add(reference);
    relay.accept(reference);
  }

  /// Ends a membership with all that hangs on it; false when there was none.
  boolean cut(MemoryServer server, UserId user, LeaveReason reason, Instant now) {
    if (server.members.remove(user) == null) {
      return false;
    }
    positions
        .keySet()
        .removeIf(
            reader -> reader.user().equals(user) && server.channels.containsKey(reader.channel()));
    revocations.add(new Revocation.MemberCut(now, user, server.id));
    announce(EventKind.MEMBER_LEFT, server, 0, user.value(), ++server.seq);
    announce(EventKind.SERVER_LEFT, server, reason.number(), user.value(), 0);
    return true;
  }
}
