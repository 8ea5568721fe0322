package chat.parley.rig.client.core;

import chat.parley.proto.v1.CatchUpResponse;
import chat.parley.proto.v1.ChannelPosition;
import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.Identify;
import chat.parley.proto.v1.PresenceStatus;
import chat.parley.proto.v1.Resume;
import chat.parley.proto.v1.ServerPosition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// A whole client that follows every channel it can see, as a state machine: each input answers
/// what has to be done. Belongs to one thread at a time.
public final class ClientCore {
  /// Resume names so many positions at most; what it leaves out is fetched.
  private static final int RESUME_CHANNELS_MAX = 200;

  /// How much of a channel a client loads.
  public enum Reach {
    NEWEST_PAGE,
    WHOLE_HISTORY
  }

  private final ClientTimes times;
  private final Reach reach;
  private final RandomGenerator random;
  private final Link link;
  private final Servers servers;
  private final SeenEvents seen = new SeenEvents();
  private final Set<Timer> healing = new HashSet<>();
  private List<Action> actions = new ArrayList<>();

  public ClientCore(ClientTimes times, Reach reach, RandomGenerator random) {
    this(times, reach, random, ChannelLog::new);
  }

  /// @param newLog makes the log of a channel that became visible
  public ClientCore(
      ClientTimes times, Reach reach, RandomGenerator random, Supplier<ChannelLog> newLog) {
    this.times = times;
    this.reach = reach;
    this.random = random;
    this.link = new Link(times, random, action -> actions.add(action));
    this.servers = new Servers(newLog);
  }

  public boolean isLive() {
    return link.isLive();
  }

  /// The channels the client sees, by id.
  public Map<Long, ChannelLog> logs() {
    return servers.logs();
  }

  public Set<Long> servers() {
    return servers.ids();
  }

  /// Whether nothing is known to be missing.
  public boolean isSettled() {
    return link.isLive() && needs().isEmpty();
  }

  /// Takes an input and answers what to do, in order.
  public List<Action> take(Input input) {
    actions = new ArrayList<>();
    // Over is over, whatever is still on its way.
    if (!link.isEnded() || input instanceof Input.Start) {
      dispatch(input);
      look();
    }
    return actions;
  }

  private void dispatch(Input input) {
    switch (input) {
      case Input.Start() -> link.start();
      case Input.Stop() -> link.stop();
      case Input.TicketGiven(var ticket, var path) -> link.ticket(ticket, path);
      case Input.NoTicket(var afterMs) -> link.noTicket(afterMs);
      case Input.SessionOver() -> {
        link.stop();
        actions.add(new Action.End());
      }
      case Input.Opened() -> link.opened();
      case Input.Closed(var code) -> {
        if (link.closed(code)) {
          actions.add(new Action.End());
        }
      }
      case Input.Received(var frame) -> received(frame);
      case Input.Fired(var timer) -> fired(timer);
      case Input.EventsRead(var need, var events) -> {
        healing.remove(need.timer());
        servers.log(need.channel()).ifPresent(log -> caughtUp(log, need, events));
      }
      case Input.PageRead(var need, var page) -> {
        healing.remove(need.timer());
        servers
            .log(need.channel())
            .ifPresent(
                log -> {
                  if (need.before() == 0) {
                    log.load(page);
                  } else {
                    log.prepend(page);
                  }
                });
      }
      case Input.ServerRead(var need, var state) -> {
        healing.remove(need.timer());
        servers.read(state, need.notice());
      }
      case Input.Refused(var need, var code) -> refused(need, code);
      case Input.Unanswered(var need) -> again(need);
      case Input.OwnSent(var message) ->
          servers.log(message.getChannelId()).ifPresent(log -> log.putOwn(message));
      case Input.OwnEdited(var message) ->
          servers.log(message.getChannelId()).ifPresent(log -> log.putEdited(message));
      case Input.OwnDeleted(var channel, var message) ->
          servers.log(channel).ifPresent(log -> log.dropOwn(message));
    }
  }

  // Frames.

  private void received(GatewayFrame frame) {
    switch (frame.getBodyCase()) {
      case HELLO -> link.greeted(frame.getHello().getHeartbeatIntervalMs(), this::introduction);
      case READY -> {
        servers.snapshot(frame.getReady().getServersList());
        link.established();
      }
      case RESUMED -> {
        servers.snapshot(frame.getResumed().getServersList());
        link.established();
      }
      case DISPATCH -> {
        if (seen.add(frame.getDispatch().getEventId())) {
          happened(frame.getDispatch());
        }
      }
      case CHANNEL_HEAD -> {
        var head = frame.getChannelHead();
        servers.log(head.getChannelId()).ifPresent(log -> log.noteHead(head.getChannelSeq()));
      }
      case SERVER_HEAD ->
          servers.noteHead(
              frame.getServerHead().getServerId(), frame.getServerHead().getServerSeq());
      case HEARTBEAT_ACK -> link.acknowledged();
      case RECONNECT -> link.reconnect(frame.getReconnect().getWithinMs());
      case INVALID_SESSION -> link.invalid(frame.getInvalidSession().getRetry());
      case TYPING_STARTED, PRESENCE_CHANGED, BODY_NOT_SET -> {
        // Nothing that is kept here; a body of a newer node is passed over.
      }
    }
  }

  private void happened(EventEnvelope event) {
    if (event.getChannelSeq() != 0) {
      servers.log(event.getChannelId()).ifPresent(log -> log.apply(event));
    } else if (event.getServerSeq() != 0) {
      servers.apply(event);
    } else if (event.hasServerLeft()) {
      servers.drop(event.getServerLeft().getServerId());
    } else if (event.hasServerJoined()) {
      servers.join(event.getServerJoined().getServerId());
    }
  }

  private ClientFrame introduction(String ticket, boolean resume) {
    if (!resume) {
      return ClientFrame.newBuilder()
          .setIdentify(Identify.newBuilder().setTicket(ticket).setPresence(PresenceStatus.ONLINE))
          .build();
    }
    var positions = Resume.newBuilder().setTicket(ticket).setPresence(PresenceStatus.ONLINE);
    servers.logs().entrySet().stream()
        .filter(each -> each.getValue().isLoaded())
        .limit(RESUME_CHANNELS_MAX)
        .forEach(
            each ->
                positions.addChannels(
                    ChannelPosition.newBuilder()
                        .setChannelId(each.getKey())
                        .setChannelSeq(each.getValue().seq())));
    servers
        .positions()
        .forEach(
            (id, seq) ->
                positions.addServers(
                    ServerPosition.newBuilder().setServerId(id).setServerSeq(seq)));
    return ClientFrame.newBuilder().setResume(positions).build();
  }

  // Healing.

  private List<Need> needs() {
    var needs = new ArrayList<Need>();
    servers.logs().forEach((channel, log) -> channelNeed(channel, log).ifPresent(needs::add));
    servers.unread().forEach(server -> needs.add(new Need.Server(server, servers.notice(server))));
    return needs;
  }

  private Optional<Need> channelNeed(long channel, ChannelLog log) {
    if (!log.isLoaded()) {
      return Optional.of(new Need.Page(channel, 0));
    }
    var hole = log.hole();
    if (hole.isPresent()) {
      return Optional.of(new Need.Events(channel, hole.getAsLong()));
    }
    return reach == Reach.WHOLE_HISTORY && log.hasOlder()
        ? Optional.of(new Need.Page(channel, log.firstId()))
        : Optional.empty();
  }

  private void look() {
    if (!link.isLive()) {
      return;
    }
    for (var need : needs()) {
      if (healing.add(need.timer())) {
        int spread = times.healPauseMsMax() - times.healPauseMsMin();
        long pauseMs = times.healPauseMsMin() + (long) (spread * random.nextDouble());
        actions.add(new Action.StartTimer(need.timer(), pauseMs));
      }
    }
  }

  private void fired(Timer timer) {
    switch (timer.kind()) {
      case RETRY, ANSWER, HEARTBEAT -> link.fired(timer.kind());
      case HEAL_CHANNEL -> {
        healing.remove(timer);
        servers
            .log(timer.subject())
            .flatMap(log -> channelNeed(timer.subject(), log))
            .ifPresent(this::fetch);
      }
      case HEAL_SERVER -> {
        healing.remove(timer);
        if (servers.unread().contains(timer.subject())) {
          fetch(new Need.Server(timer.subject(), servers.notice(timer.subject())));
        }
      }
    }
  }

  private void fetch(Need need) {
    if (link.isLive()) {
      healing.add(need.timer());
      actions.add(new Action.Fetch(need));
    }
  }

  private void caughtUp(ChannelLog log, Need.Events need, CatchUpResponse events) {
    log.catchUp(events);
    if (log.isLoaded() && log.seq() <= need.after()) {
      // The log has nothing more to give.
      log.unload();
    }
  }

  private void refused(Need need, ErrorCode code) {
    switch (need) {
      case Need.Events(var channel, _) when code == ErrorCode.RESYNC -> {
        healing.remove(need.timer());
        servers.log(channel).ifPresent(ChannelLog::unload);
      }
      case Need.Server(var server, var notice) when code == ErrorCode.UNKNOWN_SERVER -> {
        healing.remove(need.timer());
        servers.refused(server, notice);
      }
      default -> again(need);
    }
  }

  /// No answer, or one that may change: it is tried again later.
  private void again(Need need) {
    actions.add(new Action.StartTimer(need.timer(), times.healRetryMs()));
  }
}
