package chat.parley.gateway.fanout;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.gateway.frame.CloseStatus;
import chat.parley.gateway.frame.FrameDecoder;
import chat.parley.gateway.frame.FrameEncoder;
import chat.parley.gateway.frame.Inbound;
import chat.parley.gateway.session.ClientFrames;
import chat.parley.gateway.session.Effect;
import chat.parley.gateway.session.Encoding;
import chat.parley.gateway.session.FrameBudget;
import chat.parley.gateway.session.SessionProtocol;
import chat.parley.gateway.session.SessionState;
import chat.parley.gateway.session.Signal;
import chat.parley.proto.v1.CloseCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One client's socket with its session. All of it happens on the loop of its IO thread.
public final class Connection {

  private static final int READS_PER_WAKE_MAX = 4;
  private static final Room[] NO_ROOMS = {};
  private static final int[] NO_SEATS = {};

  private enum Phase {
    OPEN,
    /// A close frame is queued or sent; the peer's is awaited, everything else is ignored.
    CLOSING,
    GONE
  }

  private final IoLoop loop;
  private final Line line;
  private final Encoding encoding;
  private final SessionProtocol protocol;
  private final SessionHost host;
  private final FrameDecoder decoder = new FrameDecoder(SessionProtocol.FRAME_BYTES_MAX);
  private final OutboundQueue queue = new OutboundQueue();
  private final FrameBudget budget;

  private Phase phase = Phase.OPEN;
  private SessionState state;
  private @Nullable UserId user;
  private long dueMs;
  private long progressMs;
  private int listed;
  private Room[] rooms = NO_ROOMS;
  private int[] seats = NO_SEATS;
  private boolean willWrite;
  private boolean awaitsSocket;
  private boolean peerClosed;
  private boolean failed;

  /// Takes over an opened line. Called on the thread of its loop.
  public static void open(
      IoLoop loop, Line line, Encoding encoding, SessionProtocol protocol, SessionHost host) {
    loop.wake(() -> new Connection(loop, line, encoding, protocol, host).start());
  }

  private Connection(
      IoLoop loop, Line line, Encoding encoding, SessionProtocol protocol, SessionHost host) {
    this.loop = loop;
    this.line = line;
    this.encoding = encoding;
    this.protocol = protocol;
    this.host = host;
    this.budget = new FrameBudget(loop.limits().frameRate(), loop.nowMs());
    this.state = new SessionState.AwaitingIdentify(loop.nowMs());
  }

  private void start() {
    listed = loop.enlist(this);
    progressMs = loop.nowMs();
    line.onReadable(() -> loop.wake(this::read));
    line.onWritable(() -> loop.wake(this::writable));
    var opened = protocol.open(loop.nowMs());
    state = opened.state();
    dueMs = protocol.dueMs(state);
    opened.effects().forEach(this::perform);
    // Woken rather than resumed: bytes may have come with the upgrade request.
    line.wakeReads();
  }

  public IoLoop loop() {
    return loop;
  }

  Encoding encoding() {
    return encoding;
  }

  /// Who is there; empty before the session lives.
  public Optional<SessionState.Live> live() {
    return phase == Phase.OPEN && state instanceof SessionState.Live live
        ? Optional.of(live)
        : Optional.empty();
  }

  /// Whose connection it is or was; empty while it is nobody's.
  public Optional<UserId> user() {
    return Optional.ofNullable(user);
  }

  public boolean isOf(SessionId session) {
    return state instanceof SessionState.Live live && live.session().equals(session);
  }

  boolean isAmong(Listeners listeners) {
    var who = user;
    return who != null && listeners.include(who);
  }

  /// Lets something happen to the session.
  public void signal(Signal signal) {
    if (phase != Phase.OPEN) {
      return;
    }
    var transition = protocol.next(state, signal);
    state = transition.state();
    if (state instanceof SessionState.Live live) {
      user = live.user();
    }
    dueMs = protocol.dueMs(state);
    transition.effects().forEach(this::perform);
  }

  private void perform(Effect effect) {
    switch (effect) {
      case Effect.Say(var frame) -> send(SharedFrame.of(frame));
      case Effect.Redeem redeem -> host.redeem(this, redeem);
      case Effect.Type(var typedIn) -> host.type(this, typedIn);
      case Effect.ShowPresence(var status) -> host.showPresence(this, status);
      case Effect.Close(var code) -> closeWith(code);
    }
  }

  public void send(SharedFrame frame) {
    offer(frame.encoded(encoding));
  }

  /// Queues a frame, or closes a client that does not keep up.
  void offer(byte[] frame) {
    if (phase != Phase.OPEN) {
      return;
    }
    if (queue.isEmpty()) {
      progressMs = loop.nowMs();
    } else if (queue.bytesBehindHead() + frame.length > loop.limits().queueBytesMax()) {
      closeSlow(FanoutMetrics.SlowClose.QUEUE_FULL);
      return;
    }
    enqueue(frame);
  }

  private void enqueue(byte[] frame) {
    queue.add(frame);
    loop.queued(frame.length);
    if (!willWrite && !awaitsSocket) {
      willWrite = true;
      loop.willWrite(this);
    }
  }

  // Rooms.

  /// Joins the room of a server.
  ///
  /// @return the last delivery of the server that this connection will not get by itself
  public long join(RoomOwner owner) {
    var room = loop.room(owner);
    if (seatIn(room) < 0) {
      rooms = Arrays.copyOf(rooms, rooms.length + 1);
      seats = Arrays.copyOf(seats, rooms.length);
      rooms[rooms.length - 1] = room;
      seats[rooms.length - 1] = room.seat(this);
    }
    return room.position();
  }

  /// The servers whose rooms it sits in.
  public List<ServerId> servers() {
    return Arrays.stream(rooms).map(room -> room.owner().server()).toList();
  }

  public void leave(ServerId server) {
    int index = indexOf(server);
    if (index < 0) {
      return;
    }
    var room = rooms[index];
    int seat = seats[index];
    int last = rooms.length - 1;
    rooms[index] = rooms[last];
    seats[index] = seats[last];
    rooms = last == 0 ? NO_ROOMS : Arrays.copyOf(rooms, last);
    seats = last == 0 ? NO_SEATS : Arrays.copyOf(seats, last);
    room.free(seat);
    loop.closeIfEmpty(room);
  }

  void reseated(Room room, int seat) {
    seats[seatIn(room)] = seat;
  }

  void relisted(int seat) {
    listed = seat;
  }

  private int seatIn(Room room) {
    for (int i = 0; i < rooms.length; i++) {
      if (rooms[i] == room) {
        return i;
      }
    }
    return -1;
  }

  private int indexOf(ServerId server) {
    for (int i = 0; i < rooms.length; i++) {
      if (rooms[i].owner().server().equals(server)) {
        return i;
      }
    }
    return -1;
  }

  // Reading.

  private void read() {
    for (int i = 0; i < READS_PER_WAKE_MAX && phase != Phase.GONE; i++) {
      var input = loop.input();
      int length;
      try {
        length = line.read(input);
      } catch (IOException _) {
        terminate();
        return;
      }
      if (length < 0) {
        terminate();
        return;
      }
      if (length == 0) {
        break;
      }
      input.flip();
      try {
        take(input);
      } finally {
        loop.wipeInput(length);
      }
    }
  }

  private void take(ByteBuffer input) {
    while (phase != Phase.GONE) {
      var inbound = decoder.next(input);
      switch (inbound) {
        case Inbound.Incomplete _ -> {
          return;
        }
        case Inbound.Close(var status) -> closedByPeer(status);
        case Inbound.Violation(var status) -> fail(status);
        case Inbound.Message message -> received(message);
        case Inbound.Ping(var payload) -> {
          if (withinBudget()) {
            offer(FrameEncoder.pong(payload));
          }
        }
        case Inbound.Pong _ -> withinBudget();
      }
    }
  }

  private boolean withinBudget() {
    boolean within = phase == Phase.OPEN && budget.take(loop.nowMs());
    if (!within) {
      signal(new Signal.Ended(CloseCode.FRAME_RATE_EXCEEDED));
    }
    return within;
  }

  private void received(Inbound.Message message) {
    if (!withinBudget()) {
      return;
    }
    loop.metrics().received();
    if (message.text() != (encoding == Encoding.JSON)) {
      fail(CloseStatus.UNSUPPORTED_DATA);
      return;
    }
    ClientFrames.parse(encoding, message.payload())
        .ifPresentOrElse(
            frame -> signal(new Signal.Received(frame, loop.nowMs())),
            () -> signal(new Signal.Ended(CloseCode.DECODE_ERROR)));
  }

  // Writing.

  void write() {
    willWrite = false;
    if (phase == Phase.GONE || awaitsSocket) {
      return;
    }
    try {
      while (!queue.isEmpty()) {
        var out = loop.batch().load(queue);
        int length = line.write(out);
        if (length > 0) {
          loop.wrote(queue.written(length));
          loop.queued(-length);
          progressMs = loop.nowMs();
        }
        if (out.hasRemaining()) {
          awaitsSocket = true;
          line.resumeWrites();
          return;
        }
      }
      if (phase == Phase.CLOSING) {
        finishClosing();
      }
    } catch (IOException _) {
      terminate();
    }
  }

  private void writable() {
    line.suspendWrites();
    awaitsSocket = false;
    write();
  }

  // Closing.

  private void closeWith(CloseCode code) {
    // Who lost the right to listen does not get what was waiting; who never had it, nothing waits
    // for
    // but the word why.
    if (code == CloseCode.SESSION_REVOKED && user != null) {
      dropUnbegun();
    }
    close(new CloseStatus(code.getNumber()));
  }

  private void closeSlow(FanoutMetrics.SlowClose reason) {
    loop.metrics().closedSlow(reason);
    dropUnbegun();
    signal(new Signal.Ended(CloseCode.SLOW_CONSUMER));
  }

  private void dropUnbegun() {
    int before = queue.bytes();
    queue.dropUnbegun();
    loop.queued(queue.bytes() - before);
  }

  private void closedByPeer(CloseStatus status) {
    peerClosed = true;
    close(status);
    // Ours may have been on its way before theirs came.
    if (queue.isEmpty()) {
      terminate();
    }
  }

  private void fail(CloseStatus status) {
    failed = true;
    close(status);
  }

  private void close(CloseStatus status) {
    if (phase != Phase.OPEN) {
      return;
    }
    phase = Phase.CLOSING;
    dueMs = loop.nowMs() + loop.limits().closeMs();
    part();
    enqueue(FrameEncoder.close(status));
  }

  /// Everything that had to be said is with the socket.
  private void finishClosing() throws IOException {
    if (peerClosed) {
      terminate();
    } else if (failed) {
      // What the peer still sends is read and ignored, so that no reset overtakes the close frame.
      line.shutdownWrites();
    }
  }

  private void terminate() {
    if (phase == Phase.GONE) {
      return;
    }
    boolean wasOpen = phase == Phase.OPEN;
    phase = Phase.GONE;
    loop.queued(-queue.bytes());
    queue.clear();
    line.close();
    loop.strike(listed);
    if (wasOpen) {
      part();
    }
  }

  /// Takes no part in anything any more.
  private void part() {
    while (rooms.length > 0) {
      leave(rooms[rooms.length - 1].owner().server());
    }
    host.gone(this);
  }

  // Time.

  void tick() {
    long nowMs = loop.nowMs();
    if (phase == Phase.CLOSING) {
      if (nowMs >= dueMs) {
        terminate();
      }
      return;
    }
    if (!queue.isEmpty() && nowMs - progressMs > loop.limits().stallMs()) {
      closeSlow(FanoutMetrics.SlowClose.STALLED);
    } else if (nowMs >= dueMs) {
      signal(new Signal.Tick(nowMs));
    }
  }
}
