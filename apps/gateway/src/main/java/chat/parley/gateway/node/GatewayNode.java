package chat.parley.gateway.node;

import chat.parley.adapters.bus.BusUnavailableException;
import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.ephemeral.EphemeralStore;
import chat.parley.adapters.ephemeral.Tickets;
import chat.parley.domain.audience.AudienceStore;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;
import chat.parley.gateway.audience.AccessWatch;
import chat.parley.gateway.audience.AudienceHost;
import chat.parley.gateway.audience.Audiences;
import chat.parley.gateway.audience.HeadComparison;
import chat.parley.gateway.audience.ReplayLimits;
import chat.parley.gateway.audience.ServerAudience;
import chat.parley.gateway.audience.UserSessions;
import chat.parley.gateway.fanout.Connection;
import chat.parley.gateway.fanout.FanoutLimits;
import chat.parley.gateway.fanout.FanoutMetrics;
import chat.parley.gateway.fanout.IoLoop;
import chat.parley.gateway.fanout.Line;
import chat.parley.gateway.fanout.SessionHost;
import chat.parley.gateway.fanout.SocketLine;
import chat.parley.gateway.presence.PresenceTimes;
import chat.parley.gateway.presence.Presences;
import chat.parley.gateway.session.Effect;
import chat.parley.gateway.session.Encoding;
import chat.parley.gateway.session.SessionProtocol;
import chat.parley.gateway.session.Signal;
import chat.parley.gateway.typing.Typings;
import chat.parley.gateway.upgrade.UpgradeHandler;
import chat.parley.proto.v1.CloseCode;
import chat.parley.proto.v1.PresenceChanged;
import chat.parley.proto.v1.PresenceStatus;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.log.LogEvent;
import chat.parley.shared.log.LogKey;
import chat.parley.shared.log.SafeLog;
import chat.parley.shared.telemetry.Metrics;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.xnio.IoUtils;
import org.xnio.Options;
import org.xnio.StreamConnection;

/// A gateway node: the sockets, the audiences they listen to, and the clock.
public final class GatewayNode
    implements UpgradeHandler.Gate, SessionHost, AudienceHost, AutoCloseable {

  private static final SafeLog LOG = SafeLog.of(GatewayNode.class);
  private static final int TICK_MS = 500;
  private static final int AUTHORITY_TICK_MS = 250;
  private static final int SWEEP_MS = 1_000;
  private static final int PRESENCE_TICK_MS = 250;
  private static final Duration BUS_ANSWER_MAX = Duration.ofSeconds(1);
  private static final long DRAIN_POLL_NANOS = 20_000_000;

  /// What a node is made of, beside its limits.
  ///
  /// @param calendar what moments of the database are compared with
  /// @param clock what lengths of time are measured with; nobody sets it
  public record Parts(
      EventBus bus,
      EphemeralStore ephemeral,
      AudienceStore audience,
      InstantSource calendar,
      InstantSource clock,
      Metrics metrics,
      ErrorReports errors) {}

  private final Parts parts;
  private final GatewayLimits limits;
  private final PresenceTimes presenceTimes;
  private final FanoutLimits fanout;
  private final FanoutMetrics metrics;
  private final SessionProtocol protocol;
  private final Background background;
  private final Audiences audiences;
  private final UserSessions users;
  private final Presences presences;
  private final Typings typings;
  private final AccessWatch access;
  private final HeadComparison heads;
  private final Admission admission;
  private final PersonalEvents personal;
  private final Authority authority;
  private final ConcurrentHashMap<Executor, IoLoop> loops = new ConcurrentHashMap<>();
  private final Set<ServerAudience> reloading = ConcurrentHashMap.newKeySet();
  private volatile boolean draining;

  public GatewayNode(
      Parts parts, GatewayLimits limits, ReplayLimits replay, PresenceTimes presenceTimes) {
    this(parts, limits, replay, presenceTimes, new ThreadedBackground(parts.errors()));
  }

  /// @param background where the node does what may block, and what starts its clock
  public GatewayNode(
      Parts parts,
      GatewayLimits limits,
      ReplayLimits replay,
      PresenceTimes presenceTimes,
      Background background) {
    this.parts = parts;
    this.limits = limits;
    this.presenceTimes = presenceTimes;
    this.fanout = limits.fanout();
    this.metrics = new FanoutMetrics(parts.metrics());
    this.protocol = new SessionProtocol(limits.session());
    this.background = background;
    this.audiences = new Audiences(parts.bus(), parts.audience(), parts.clock(), replay, this);
    this.users = new UserSessions(parts.bus(), this::personalEvent, limits.sessionsPerPersonMax());
    this.presences =
        new Presences(parts.ephemeral(), parts.bus(), audiences, parts.clock(), presenceTimes);
    this.typings = new Typings(parts.ephemeral(), parts.bus());
    this.access =
        new AccessWatch(parts.audience(), audiences, users, this::joined, parts.calendar());
    this.heads = new HeadComparison(audiences, parts.audience());
    this.personal = new PersonalEvents(audiences, users, access, presences, background);
    this.admission =
        new Admission(
            new Tickets(parts.ephemeral()), audiences, users, access, presences, this::joined);
    this.authority = new Authority(parts.clock(), limits.authorityAgeMsMax());
    parts.metrics().gauge("parley_gateway_people", "People with an open socket.", users::userCount);
    parts
        .metrics()
        .gauge("parley_gateway_replay_bytes", "Bytes kept for resumes.", audiences::replayBytes);
  }

  /// Starts the clock.
  public void start() {
    background.repeat(TICK_MS, LogEvent.TASK_FAILED, this::tick);
    background.repeat(SWEEP_MS, LogEvent.TASK_FAILED, audiences::sweep);
    background.repeat(limits.revocationCheckMs(), LogEvent.TASK_FAILED, this::readAccess);
    background.repeat(limits.revocationCheckMs(), LogEvent.TASK_FAILED, this::askBus);
    background.repeat(AUTHORITY_TICK_MS, LogEvent.TASK_FAILED, this::checkAuthority);
    background.repeat(limits.headCheckMs(), LogEvent.GATEWAY_HEADS_FAILED, this::compareHeads);
    background.repeat(PRESENCE_TICK_MS, LogEvent.TASK_FAILED, presences::publish);
    background.repeat(presenceTimes.refreshMs(), LogEvent.TASK_FAILED, presences::refresh);
    parts.bus().onReconnect(() -> background.run(this::compareHeads));
    LOG.info(LogEvent.GATEWAY_READY);
  }

  public int connectionCount() {
    return loops.values().stream().mapToInt(IoLoop::connectionCount).sum();
  }

  // Sockets.

  @Override
  public boolean isOpen() {
    return !draining && authority.isFresh() && connectionCount() < limits.connectionsMax();
  }

  @Override
  public void opened(StreamConnection socket, Encoding encoding) {
    try {
      socket.setOption(Options.SEND_BUFFER, fanout.socketSendBytes());
      socket.setOption(Options.TCP_NODELAY, true);
    } catch (IOException _) {
      IoUtils.safeClose(socket);
      return;
    }
    opened(socket.getIoThread(), new SocketLine(socket), encoding);
  }

  /// Takes over a line, on the thread that serves it.
  public void opened(Executor thread, Line line, Encoding encoding) {
    var loop = loops.computeIfAbsent(thread, this::newLoop);
    Connection.open(loop, line, encoding, protocol, this);
  }

  private IoLoop newLoop(Executor thread) {
    return new IoLoop(thread, parts.clock(), fanout, metrics, parts.errors());
  }

  // What connections ask for.

  @Override
  public void redeem(Connection connection, Effect.Redeem effect) {
    background.run(
        () -> {
          boolean done = false;
          try {
            admission.admit(connection, effect);
            done = true;
          } finally {
            if (!done) {
              end(connection, CloseCode.UNKNOWN_ERROR);
            }
          }
        });
  }

  private static void end(Connection connection, CloseCode code) {
    connection.loop().post(() -> connection.signal(new Signal.Ended(code)));
  }

  @Override
  public void type(Connection connection, ChannelId channel) {
    var user = connection.user();
    if (user.isEmpty()) {
      return;
    }
    for (var server : connection.servers()) {
      audiences
          .find(server)
          .filter(audience -> audience.hasChannel(channel))
          .ifPresent(
              audience -> background.run(() -> typings.announce(user.get(), channel, audience)));
    }
  }

  @Override
  public void showPresence(Connection connection, PresenceStatus status) {
    connection.user().ifPresent(user -> presences.chose(user, connection, status));
  }

  @Override
  public void gone(Connection connection) {
    connection
        .user()
        .ifPresent(
            user -> {
              users.detach(user, connection);
              presences.left(user, connection);
            });
  }

  // What audiences ask for.

  @Override
  public void opened(ServerAudience audience) {
    presences.learn(audience.members());
  }

  @Override
  public void presence(ServerAudience audience, PresenceChanged change) {
    presences.heard(audience, change);
  }

  @Override
  public void stale(ServerAudience audience) {
    if (reloading.add(audience)) {
      background.run(
          () -> {
            // Taken off first: a hole found from here on is another one.
            reloading.remove(audience);
            audiences.reload(audience);
          });
    }
  }

  @Override
  public void malformed(InvalidProtocolBufferException broken) {
    parts.errors().report(LogEvent.BUS_LISTENER_FAILED, broken);
  }

  private void joined(UserId user, ServerId server) {
    personal.joined(user, server);
  }

  private void personalEvent(UserId user, byte[] envelope) {
    try {
      personal.accept(user, envelope);
    } catch (InvalidProtocolBufferException broken) {
      malformed(broken);
    }
  }

  // What the clock starts.

  private void tick() {
    loops.values().forEach(loop -> loop.post(loop::tick));
  }

  private void readAccess() {
    access.read();
    authority.heardDatabase();
  }

  private void askBus() {
    try {
      parts.bus().flush(BUS_ANSWER_MAX);
      authority.heardBus();
    } catch (BusUnavailableException _) {
      // Not heard, then: that is what the authority counts.
    }
  }

  private void checkAuthority() {
    if (!authority.isFresh() && connectionCount() > 0) {
      LOG.warn(LogEvent.GATEWAY_CUT_OFF, LogKey.COUNT, connectionCount());
      signalAll(new Signal.Drained(0));
    }
  }

  private void compareHeads() {
    var behind = heads.behind();
    if (!behind.isEmpty()) {
      background.runAfter(limits.headGraceMs(), () -> heads.heal(behind));
    }
  }

  private void signalAll(Signal signal) {
    for (var loop : loops.values()) {
      loop.post(() -> loop.forEach(connection -> connection.signal(signal)));
    }
  }

  // Going.

  /// Sends everybody elsewhere: no new socket is taken, everyone is asked to reconnect within some
  /// time, and who is still here after it is closed. Blocks until all are gone.
  public void drain() {
    if (askToLeave()) {
      await(limits.drainMs());
      signalAll(new Signal.Drained(0));
      await(fanout.closeMs());
    }
  }

  /// Takes no new socket and asks everyone to reconnect elsewhere; false when it did so before.
  public boolean askToLeave() {
    if (draining) {
      return false;
    }
    draining = true;
    LOG.info(LogEvent.GATEWAY_DRAINING, LogKey.COUNT, connectionCount());
    signalAll(new Signal.Drained(limits.drainMs()));
    return true;
  }

  private void await(int atMostMs) {
    long endNanos = System.nanoTime() + Duration.ofMillis(atMostMs).toNanos();
    while (connectionCount() > 0
        && System.nanoTime() < endNanos
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(this, DRAIN_POLL_NANOS);
    }
  }

  /// Drains, then stops the clock.
  @Override
  public void close() {
    drain();
    background.close();
  }
}
