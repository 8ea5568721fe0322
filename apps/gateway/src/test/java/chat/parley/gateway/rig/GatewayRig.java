package chat.parley.gateway.rig;

import chat.parley.adapters.bus.BusListener;
import chat.parley.adapters.bus.BusUnavailableException;
import chat.parley.adapters.bus.EventBus;
import chat.parley.adapters.bus.InProcessBus;
import chat.parley.adapters.bus.Subscription;
import chat.parley.adapters.ephemeral.MemoryEphemeralStore;
import chat.parley.adapters.ephemeral.TicketGrant;
import chat.parley.adapters.ephemeral.Tickets;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.gateway.audience.ReplayLimits;
import chat.parley.gateway.node.GatewayLimits;
import chat.parley.gateway.node.GatewayNode;
import chat.parley.gateway.presence.PresenceTimes;
import chat.parley.gateway.session.Encoding;
import chat.parley.gateway.upgrade.AllowedOrigins;
import chat.parley.gateway.upgrade.UpgradeHandler;
import chat.parley.proto.subject.Subjects;
import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.Identify;
import chat.parley.proto.v1.PresenceStatus;
import chat.parley.proto.v1.Resume;
import chat.parley.shared.error.ErrorReports;
import chat.parley.shared.telemetry.Metrics;
import chat.parley.shared.time.SteadyClock;
import io.undertow.Handlers;
import io.undertow.Undertow;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// A whole gateway node on a loopback port.
public final class GatewayRig implements AutoCloseable {

  /// Limits that make tests quick; everything else is as in production.
  public static final GatewayLimits LIMITS =
      new GatewayLimits(
          2_000,
          4,
          256 * 1024,
          20_000,
          1_000,
          10,
          41_250,
          10_000,
          5_000,
          200,
          2_000,
          300,
          100,
          300);

  private static final PresenceTimes QUICK_PRESENCE =
      new PresenceTimes(Duration.ofSeconds(2), 400, 100, 300);

  /// A bus that can be made to lose everything, or to be away.
  public static final class LossyBus implements EventBus {
    private final InProcessBus bus = new InProcessBus();
    public volatile boolean losing;
    public volatile boolean away;

    @Override
    public void publish(String subject, byte[] payload) {
      if (!losing) {
        bus.publish(subject, payload);
      }
    }

    @Override
    public void flush(Duration timeout) {
      if (away) {
        throw new BusUnavailableException();
      }
      bus.flush(timeout);
    }

    @Override
    public Subscription subscribe(String pattern, BusListener listener) {
      return bus.subscribe(pattern, listener);
    }

    @Override
    public void onReconnect(Runnable action) {
      bus.onReconnect(action);
    }

    @Override
    public void close() {
      bus.close();
    }
  }

  public final FakeAudience truth = new FakeAudience();
  public final LossyBus bus;
  public final MemoryEphemeralStore store;
  public final Metrics metrics = new Metrics();

  /// How far the machine's clock is off.
  public volatile Duration clockStep = Duration.ZERO;

  public final ErrorReports errors = new ErrorReports(metrics, InstantSource.system());
  public final GatewayNode node;
  private final InstantSource calendar = () -> Instant.now().plus(clockStep);
  private final boolean shared;
  private final Undertow undertow;
  private final Tickets tickets;
  private long eventIds = 1_000;

  public GatewayRig() {
    this(LIMITS);
  }

  public GatewayRig(GatewayLimits limits) {
    this(limits, new LossyBus(), new MemoryEphemeralStore(InstantSource.system()), false);
  }

  private GatewayRig(
      GatewayLimits limits, LossyBus bus, MemoryEphemeralStore store, boolean shared) {
    this.bus = bus;
    this.store = store;
    this.shared = shared;
    this.tickets = new Tickets(store);
    this.node =
        new GatewayNode(
            new GatewayNode.Parts(bus, store, truth, calendar, new SteadyClock(), metrics, errors),
            limits,
            ReplayLimits.DEFAULT,
            QUICK_PRESENCE);
    node.start();
    var handler =
        new UpgradeHandler(
            new AllowedOrigins(URI.create("https://chat.example.org")), node, metrics);
    undertow =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setIoThreads(2)
            .setHandler(Handlers.path().addExactPath("/gateway", handler))
            .build();
    undertow.start();
  }

  /// A second node on the same bus and store.
  public GatewayRig another() {
    return new GatewayRig(LIMITS, bus, store, true);
  }

  public int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress()).getPort();
  }

  public TestSocket connect() {
    return connect(Encoding.PROTOBUF);
  }

  /// A socket that has heard Hello.
  public TestSocket connect(Encoding encoding) {
    var socket = TestSocket.open(port(), encoding);
    socket.until(GatewayFrame::hasHello);
    return socket;
  }

  public String ticket(long user, long session, long... servers) {
    Set<ServerId> ids = Arrays.stream(servers).mapToObj(ServerId::new).collect(Collectors.toSet());
    return tickets.issue(new TicketGrant(new UserId(user), new SessionId(session), ids));
  }

  /// A session that has heard Ready.
  public TestSocket live(Encoding encoding, long user, long session, long... servers) {
    var socket = connect(encoding);
    socket.send(identify(ticket(user, session, servers)));
    socket.until(GatewayFrame::hasReady);
    return socket;
  }

  public TestSocket live(long user, long session, long... servers) {
    return live(Encoding.PROTOBUF, user, session, servers);
  }

  public static ClientFrame identify(String ticket) {
    return ClientFrame.newBuilder()
        .setIdentify(Identify.newBuilder().setTicket(ticket).setPresence(PresenceStatus.ONLINE))
        .build();
  }

  public static ClientFrame resume(Resume.Builder resume) {
    return ClientFrame.newBuilder().setResume(resume).build();
  }

  /// An event, with a fresh id, as the relay would publish it.
  public void publish(EventEnvelope.Builder event) {
    eventIds++;
    var envelope = event.setEventId(eventIds).build();
    var subject =
        envelope.getChannelId() != 0
            ? Subjects.channelEvents(envelope.getServerId(), envelope.getChannelId())
            : Subjects.serverEvents(envelope.getServerId());
    bus.publish(subject, envelope.toByteArray());
  }

  public void publishTo(long user, EventEnvelope.Builder event) {
    eventIds++;
    bus.publish(Subjects.userEvents(user), event.setEventId(eventIds).build().toByteArray());
  }

  @Override
  public void close() {
    node.close();
    undertow.stop();
    if (!shared) {
      bus.close();
      store.close();
    }
  }
}
