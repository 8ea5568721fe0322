package chat.parley.gateway.audience;

import chat.parley.adapters.wire.Servers;
import chat.parley.domain.audience.ServerView;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.MemberGrant;
import chat.parley.domain.permission.Permission;
import chat.parley.domain.permission.PermissionResolver;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.domain.permission.Role;
import chat.parley.gateway.fanout.Listeners;
import chat.parley.proto.v1.Channel;
import chat.parley.proto.v1.ChannelState;
import chat.parley.proto.v1.Server;
import chat.parley.proto.v1.ServerState;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// A server as its events left it. Written under the lock of its audience, read by any thread.
final class LiveView {

  /// Where a channel stands.
  ///
  /// @param lastMessage its newest message, which may have been deleted since; 0 when there is none
  private record Head(long seq, long lastMessage) {

    static final Head START = new Head(0, 0);

    Head after(EventHeader event) {
      if (event.channelSeq() <= seq) {
        return this;
      }
      return new Head(
          event.channelSeq(),
          event.carriesContent() ? Math.max(lastMessage, event.messageId()) : lastMessage);
    }

    Head orNewer(long loadedSeq, long loadedLastMessage) {
      return loadedSeq >= seq ? new Head(loadedSeq, loadedLastMessage) : this;
    }
  }

  /// What a member of a server is before anything is known of them.
  private static final UserId NOBODY = new UserId(0);

  private static final Comparator<Channel> IN_ORDER =
      Comparator.comparingInt(Channel::getPosition).thenComparingLong(Channel::getId);

  private final ServerId id;
  private final Set<UserId> members = ConcurrentHashMap.newKeySet();
  private final Map<ChannelId, Channel> channels = new ConcurrentHashMap<>();
  // Apart from the channels, since an event may come before its channel is loaded.
  private final Map<ChannelId, Head> heads = new ConcurrentHashMap<>();
  private volatile Server server = Server.getDefaultInstance();
  private volatile PermissionSet everyone = PermissionSet.NONE;

  LiveView(ServerId id) {
    this.id = id;
  }

  long serverSeq() {
    return server.getServerSeq();
  }

  boolean isMember(UserId user) {
    return members.contains(user);
  }

  Set<UserId> members() {
    return Set.copyOf(members);
  }

  /// The newest position of a channel; -1 when there is no such channel.
  long headOf(ChannelId channel) {
    return channels.containsKey(channel) ? head(channel).seq() : -1;
  }

  PermissionSet permissions(UserId user, ChannelId channel) {
    return members.contains(user) && channels.containsKey(channel)
        ? PermissionResolver.inChannel(grantOf(user), List.of())
        : PermissionSet.NONE;
  }

  boolean canView(UserId user, ChannelId channel) {
    return permissions(user, channel).has(Permission.VIEW_CHANNEL);
  }

  /// Who may see what happens in a channel.
  Listeners viewersOf(ChannelId channel) {
    if (!channels.containsKey(channel)) {
      return _ -> false;
    }
    var plain = PermissionResolver.inChannel(grantOf(NOBODY), List.of());
    if (plain.has(Permission.VIEW_CHANNEL)) {
      return Listeners.EVERYONE;
    }
    // Resolved now: the frame goes to those who could see the channel when the event happened.
    var owner = new UserId(server.getOwnerId());
    return user -> user.equals(owner);
  }

  /// The server as one member finds it. Read positions are not known to gateway nodes.
  ServerState stateFor(UserId user) {
    var grant = grantOf(user);
    var state =
        ServerState.newBuilder()
            .setServer(server.toBuilder().setMemberCount(members.size()))
            .setPermissions(PermissionResolver.inServer(grant).bits());
    var permissions = PermissionResolver.inChannel(grant, List.of());
    if (permissions.has(Permission.VIEW_CHANNEL)) {
      channels.values().stream()
          .sorted(IN_ORDER)
          .forEach(
              channel -> {
                var head = head(new ChannelId(channel.getId()));
                state.addChannels(
                    ChannelState.newBuilder()
                        .setChannel(channel)
                        .setHeadSeq(head.seq())
                        .setLastMessageId(head.lastMessage())
                        .setPermissions(permissions.bits()));
              });
    }
    return state.build();
  }

  /// Takes over what was loaded; answers the channels that turned out to be further on than the
  /// events had told.
  Map<ChannelId, Long> replace(ServerView loaded) {
    var ahead = new HashMap<ChannelId, Long>();
    var known = new HashSet<ChannelId>();
    for (var view : loaded.channels()) {
      var channel = view.channel().id();
      known.add(channel);
      if (view.headSeq() > head(channel).seq()) {
        ahead.put(channel, view.headSeq());
      }
      long lastMessage = view.lastMessage().map(MessageId::value).orElse(0L);
      heads.merge(
          channel,
          new Head(view.headSeq(), lastMessage),
          (now, _) -> now.orNewer(view.headSeq(), lastMessage));
      channels.put(channel, Servers.toProto(view.channel()));
    }
    heads.keySet().retainAll(known);
    channels.keySet().retainAll(known);
    members.addAll(loaded.members());
    members.retainAll(loaded.members());
    everyone = loaded.everyone();
    server = Servers.toProto(loaded.server());
    return ahead;
  }

  void advance(EventHeader event) {
    heads.compute(
        new ChannelId(event.channelId()),
        (_, now) -> (now == null ? Head.START : now).after(event));
  }

  void advanceTo(ChannelId channel, long seq) {
    heads.computeIfPresent(channel, (_, now) -> new Head(seq, now.lastMessage()));
  }

  void put(Channel channel) {
    channels.put(new ChannelId(channel.getId()), channel);
  }

  void remove(ChannelId channel) {
    channels.remove(channel);
    heads.remove(channel);
  }

  void join(UserId user) {
    members.add(user);
  }

  void leave(UserId user) {
    members.remove(user);
  }

  void become(Server changed) {
    server = changed.toBuilder().setServerSeq(serverSeq()).build();
  }

  void serverSeq(long newest) {
    server = server.toBuilder().setServerSeq(newest).build();
  }

  private Head head(ChannelId channel) {
    return heads.getOrDefault(channel, Head.START);
  }

  private MemberGrant grantOf(UserId user) {
    return new MemberGrant(
        user, id, new UserId(server.getOwnerId()), List.of(Role.everyone(id, everyone)));
  }
}
