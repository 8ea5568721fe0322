package chat.parley.gateway.audience;

import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.bus.Subscription;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.audience.ServerHeads;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.gateway.fanout.Delivery;
import chat.parley.gateway.fanout.IoLoop;
import chat.parley.gateway.fanout.Listeners;
import chat.parley.gateway.fanout.RoomOwner;
import chat.parley.gateway.fanout.SharedFrame;
import chat.parley.proto.subject.Subjects;
import chat.parley.proto.v1.ChannelHead;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.PresenceChanged;
import chat.parley.proto.v1.ServerHead;
import chat.parley.proto.v1.ServerState;
import chat.parley.proto.v1.TypingStarted;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One server on this node: hears its bus subjects and feeds its rooms.
///
/// Everything that changes it happens under one short lock, in the order of the bus; sending is
/// left to the loops.
public final class ServerAudience implements RoomOwner {

  private static final int LOADS_MAX = 4;
  private static final int BELIEF_PAUSE_MS = 1_000;
  private static final ChannelId WHOLE_SERVER = new ChannelId(0);

  private final ServerId id;
  private final AudienceHost host;
  private final InstantSource clock;
  private final LiveView view;
  private final ReplayRing ring;
  private final String presenceSubject;
  private final ReentrantLock loading = new ReentrantLock();
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by `lock`.
  private IoLoop[] loops = {};
  private long position;
  /// The newest server seq that clients here were told.
  private long toldSeq;
  private int visitors;
  private long idleSinceMs;
  private boolean loaded;
  private boolean gone;
  /// Guarded by `loading`.
  private long believedMs;
  private @Nullable Subscription subscription;

  ServerAudience(
      ServerId id,
      AudienceHost host,
      InstantSource clock,
      ReplayLimits limits,
      AtomicLong nodeReplayBytes) {
    this.id = id;
    this.host = host;
    this.clock = clock;
    this.view = new LiveView(id);
    this.ring = new ReplayRing(limits, nodeReplayBytes);
    this.presenceSubject = Subjects.serverPresence(id.value());
  }

  @Override
  public ServerId server() {
    return id;
  }

  // What sessions ask.

  public boolean isMember(UserId user) {
    return view.isMember(user);
  }

  public Set<UserId> members() {
    return view.members();
  }

  public boolean hasChannel(ChannelId channel) {
    return view.headOf(channel) >= 0;
  }

  /// What a person may do in a channel; nothing when it is in another server.
  public PermissionSet permissions(UserId user, ChannelId channel) {
    return view.permissions(user, channel);
  }

  public ServerState stateFor(UserId user) {
    return view.stateFor(user);
  }

  /// The frames a returning session missed, as far as they are still here.
  ///
  /// @param upTo what joining the room answered
  public List<SharedFrame> missed(
      UserId user, java.util.Map<ChannelId, Long> channels, long serverSeq, long upTo) {
    lock.lock();
    try {
      return ring.missed(
          new ReplayRing.Wanted(channels, serverSeq), upTo, channel -> view.canView(user, channel));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public long attach(IoLoop loop) {
    lock.lock();
    try {
      loops = Arrays.copyOf(loops, loops.length + 1);
      loops[loops.length - 1] = loop;
      return position;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void detach(IoLoop loop) {
    lock.lock();
    try {
      loops = Arrays.stream(loops).filter(other -> other != loop).toArray(IoLoop[]::new);
      idleSinceMs = clock.millis();
    } finally {
      lock.unlock();
    }
  }

  /// Gives a frame that no resume repeats to those who may see it.
  public void send(GatewayFrame frame, Listeners listeners) {
    lock.lock();
    try {
      post(new Delivery(id, SharedFrame.of(frame), 0, listeners));
    } finally {
      lock.unlock();
    }
  }

  // What the bus brings.

  private void onMessage(String subject, byte[] payload) {
    for (var loop : loopsNow()) {
      loop.awaitRoom();
    }
    try {
      if (subject.equals(presenceSubject)) {
        host.presence(this, PresenceChanged.parseFrom(payload));
      } else if (Subjects.isChannelTyping(subject)) {
        typing(TypingStarted.parseFrom(payload));
      } else {
        event(payload);
      }
    } catch (InvalidProtocolBufferException broken) {
      host.malformed(broken);
    }
  }

  private void typing(TypingStarted typing) {
    var typist = new UserId(typing.getUserId());
    var viewers = view.viewersOf(new ChannelId(typing.getChannelId()));
    send(
        GatewayFrame.newBuilder().setTypingStarted(typing).build(),
        user -> !user.equals(typist) && viewers.include(user));
  }

  private void event(byte[] payload) throws InvalidProtocolBufferException {
    var header = EventHeader.read(payload);
    lock.lock();
    try {
      if (header.serverId() != id.value() || gone) {
        return;
      }
      if (header.isStructural()) {
        structural(header, EventEnvelope.parseFrom(payload), payload);
      } else {
        var channel = new ChannelId(header.channelId());
        // Of a channel that is not known here nobody is told: the next load finds it ahead.
        if (!loaded || hasChannel(channel)) {
          view.advance(header);
        }
        publish(header, payload, channel, view.viewersOf(channel));
      }
    } finally {
      lock.unlock();
    }
  }

  private void structural(EventHeader header, EventEnvelope event, byte[] payload) {
    boolean fresh = header.serverSeq() > view.serverSeq();
    boolean hole = loaded && header.serverSeq() > view.serverSeq() + 1;
    var channel = channelOf(event);
    // A deleted channel is announced to those who could see it. Where it is not known any more the
    // node read of it before it heard, nobody is told by this event, and the head will tell them.
    var before = view.viewersOf(channel);
    boolean told = !event.hasChannelDeleted() || hasChannel(channel);
    if (fresh) {
      apply(event);
      view.serverSeq(header.serverSeq());
    }
    toldSeq = told ? Math.max(toldSeq, header.serverSeq()) : toldSeq;
    if (event.hasMemberLeft()) {
      var left = new UserId(event.getMemberLeft().getUserId());
      evict(user -> user.equals(left) && !view.isMember(user));
    }
    publish(
        header,
        payload,
        channel,
        channel.equals(WHOLE_SERVER)
            ? Listeners.EVERYONE
            : event.hasChannelDeleted() ? before : view.viewersOf(channel));
    if (event.hasServerDeleted()) {
      end();
    } else if (hole) {
      host.stale(this);
    }
  }

  private void apply(EventEnvelope event) {
    switch (event.getEventCase()) {
      case CHANNEL_CREATED -> view.put(event.getChannelCreated().getChannel());
      case CHANNEL_UPDATED -> view.put(event.getChannelUpdated().getChannel());
      case CHANNEL_DELETED -> view.remove(new ChannelId(event.getChannelDeleted().getChannelId()));
      case SERVER_UPDATED -> view.become(event.getServerUpdated().getServer());
      case MEMBER_JOINED ->
          view.join(new UserId(event.getMemberJoined().getMember().getUser().getId()));
      case MEMBER_LEFT -> view.leave(new UserId(event.getMemberLeft().getUserId()));
      default -> {
        // Changes nothing that decides who sees what.
      }
    }
  }

  private static ChannelId channelOf(EventEnvelope event) {
    return switch (event.getEventCase()) {
      case CHANNEL_CREATED -> new ChannelId(event.getChannelCreated().getChannel().getId());
      case CHANNEL_UPDATED -> new ChannelId(event.getChannelUpdated().getChannel().getId());
      case CHANNEL_DELETED -> new ChannelId(event.getChannelDeleted().getChannelId());
      default -> WHOLE_SERVER;
    };
  }

  private void publish(
      EventHeader header, byte[] payload, ChannelId visibleIn, Listeners listeners) {
    var frame = SharedFrame.dispatch(payload);
    position++;
    ring.append(position, clock.millis(), header, visibleIn, frame);
    post(new Delivery(id, frame, position, listeners));
  }

  private void post(Delivery delivery) {
    for (var loop : loops) {
      loop.post(() -> loop.deliver(delivery));
    }
  }

  private void evict(Listeners listeners) {
    for (var loop : loops) {
      loop.post(() -> loop.evict(id, listeners));
    }
  }

  // What the truth says.

  /// Subscribes and loads, once; false when there is no such server.
  boolean open(EventBus bus, AudienceStore store) {
    loading.lock();
    try {
      if (!isOpen()) {
        subscribe(bus);
        load(store);
        host.opened(this);
      }
      return isOpen();
    } finally {
      loading.unlock();
    }
  }

  /// Loads again: the events had a hole, or the truth knows more.
  public void reload(AudienceStore store) {
    loading.lock();
    try {
      load(store);
    } finally {
      loading.unlock();
    }
  }

  private void load(AudienceStore store) {
    for (int i = 0; i < LOADS_MAX; i++) {
      var found = store.load(id);
      lock.lock();
      try {
        if (found.isEmpty()) {
          end();
          return;
        }
        // Events that came while it was read are further on: read it again.
        if (found.get().server().seq() >= view.serverSeq()) {
          var ahead = view.replace(found.get());
          evict(user -> !view.isMember(user));
          if (loaded) {
            ahead.forEach(this::announceHead);
          } else {
            toldSeq = view.serverSeq();
          }
          loaded = true;
          return;
        }
      } finally {
        lock.unlock();
      }
    }
  }

  /// Loads again when a client has heard more than this node. Anybody can claim so: it is believed
  /// once a second.
  void reach(long serverSeq, AudienceStore store) {
    loading.lock();
    try {
      if (view.serverSeq() < serverSeq && clock.millis() - believedMs >= BELIEF_PAUSE_MS) {
        believedMs = clock.millis();
        load(store);
      }
    } finally {
      loading.unlock();
    }
  }

  /// Whether clients here were told less than the truth. Of a channel that is not known here the
  /// server's own seq tells.
  boolean isBehind(ServerHeads truth) {
    lock.lock();
    try {
      return toldSeq < truth.seq()
          || truth.channels().entrySet().stream()
              .anyMatch(head -> isBehind(head.getKey(), head.getValue()));
    } finally {
      lock.unlock();
    }
  }

  private boolean isBehind(ChannelId channel, long headSeq) {
    long here = view.headOf(channel);
    return here >= 0 && here < headSeq;
  }

  /// Moves to where the truth is, and tells who can see it.
  void heal(ServerHeads truth, AudienceStore store) {
    if (view.serverSeq() < truth.seq()) {
      reload(store);
    }
    lock.lock();
    try {
      truth.channels().forEach(this::heal);
      if (toldSeq < truth.seq()) {
        toldSeq = view.serverSeq();
        var head = ServerHead.newBuilder().setServerId(id.value()).setServerSeq(toldSeq);
        send(GatewayFrame.newBuilder().setServerHead(head).build(), Listeners.EVERYONE);
      }
    } finally {
      lock.unlock();
    }
  }

  private void heal(ChannelId channel, long headSeq) {
    if (isBehind(channel, headSeq)) {
      view.advanceTo(channel, headSeq);
      announceHead(channel, headSeq);
    }
  }

  private void announceHead(ChannelId channel, long headSeq) {
    var frame =
        GatewayFrame.newBuilder()
            .setChannelHead(
                ChannelHead.newBuilder()
                    .setServerId(id.value())
                    .setChannelId(channel.value())
                    .setChannelSeq(headSeq))
            .build();
    post(new Delivery(id, SharedFrame.of(frame), 0, view.viewersOf(channel)));
  }

  void purgeAuthor(UserId author) {
    lock.lock();
    try {
      ring.purgeAuthor(author);
    } finally {
      lock.unlock();
    }
  }

  // Coming and going.

  /// Keeps it while a session is on its way in; false when it has ended.
  boolean enter() {
    lock.lock();
    try {
      if (!gone) {
        visitors++;
      }
      return !gone;
    } finally {
      lock.unlock();
    }
  }

  public void exit() {
    lock.lock();
    try {
      visitors--;
      idleSinceMs = clock.millis();
    } finally {
      lock.unlock();
    }
  }

  /// Forgets what is too old, and everything when nobody has been here for as long.
  ///
  /// @return whether it ended
  boolean sweep(int lingerMs) {
    lock.lock();
    try {
      long nowMs = clock.millis();
      ring.expire(nowMs);
      if (loops.length == 0 && visitors == 0 && nowMs - idleSinceMs > lingerMs) {
        end();
      }
      return gone;
    } finally {
      lock.unlock();
    }
  }

  boolean hasListeners() {
    return loopsNow().length > 0;
  }

  private boolean isOpen() {
    lock.lock();
    try {
      return loaded && !gone;
    } finally {
      lock.unlock();
    }
  }

  private void subscribe(EventBus bus) {
    var fresh = bus.subscribe(Subjects.server(id.value()), this::onMessage);
    lock.lock();
    try {
      if (subscription != null) {
        subscription.close();
      }
      subscription = fresh;
    } finally {
      lock.unlock();
    }
  }

  private void end() {
    gone = true;
    evict(Listeners.EVERYONE);
    ring.clear();
    if (subscription != null) {
      subscription.close();
      subscription = null;
    }
  }

  private IoLoop[] loopsNow() {
    lock.lock();
    try {
      return loops;
    } finally {
      lock.unlock();
    }
  }
}
