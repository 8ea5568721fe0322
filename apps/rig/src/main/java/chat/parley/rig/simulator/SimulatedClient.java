package chat.parley.rig.simulator;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.proto.v1.ErrorCode;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.ServerState;
import chat.parley.rig.client.core.Action;
import chat.parley.rig.client.core.ChannelLog;
import chat.parley.rig.client.core.ClientCore;
import chat.parley.rig.client.core.ClientTimes;
import chat.parley.rig.client.core.Input;
import chat.parley.rig.client.core.Need;
import chat.parley.rig.client.core.Timer;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One person's device: the client's core, with the network of the simulation around it.
final class SimulatedClient {
  private static final int CLOSED_ABNORMALLY = 1006;
  private static final double RESYNC_SHARE = 0.05;
  private static final ClientTimes TIMES = ClientTimes.USUAL.withRetryMsMax(2_000);

  private final World world;
  private final UserId user;
  private final SessionId session;
  private final int number;
  private final SplittableRandom random;
  private final Supplier<ChannelLog> newLog;
  private final Map<Timer, Object> timers = new HashMap<>();
  private ClientCore core;
  private @Nullable Socket socket;
  /// Grows with every start, so that what is on its way to an earlier life finds nobody.
  private int life;

  SimulatedClient(
      World world,
      UserId user,
      SessionId session,
      int number,
      SplittableRandom random,
      Supplier<ChannelLog> newLog) {
    this.world = world;
    this.user = user;
    this.session = session;
    this.number = number;
    this.random = random;
    this.newLog = newLog;
    this.core = newCore();
  }

  private ClientCore newCore() {
    return new ClientCore(TIMES, ClientCore.Reach.WHOLE_HISTORY, random.split(), newLog);
  }

  UserId user() {
    return user;
  }

  ClientCore core() {
    return core;
  }

  void start() {
    take(new Input.Start());
  }

  /// Loses all it had and begins anew.
  void crash() {
    life++;
    timers.clear();
    cut();
    socket = null;
    core = newCore();
    start();
  }

  void cut() {
    if (socket != null && socket.line != null) {
      socket.line.cut();
    }
  }

  void dieLine() {
    if (socket != null && socket.line != null) {
      socket.line.die();
    }
  }

  void take(Input input) {
    core.take(input).forEach(this::perform);
  }

  private void perform(Action action) {
    switch (action) {
      case Action.FetchTicket() -> fetchTicket();
      case Action.Open _ -> open();
      case Action.Send(var frame) -> {
        if (socket != null && socket.line != null) {
          socket.line.send(ClientBytes.of(frame));
        }
      }
      case Action.Close(var code) -> {
        if (socket != null && socket.line != null) {
          socket.line.send(ClientBytes.close(code));
          socket.line.closeFromClient();
        }
        socket = null;
      }
      case Action.StartTimer(var timer, var afterMs) -> startTimer(timer, afterMs);
      case Action.StopTimer(var timer) -> timers.remove(timer);
      case Action.Fetch(var need) -> {
        world.trace().add("client " + number + " asks: " + need);
        fetch(need);
      }
      case Action.End() -> world.broken("client " + number + " was logged out");
    }
  }

  private void startTimer(Timer timer, long afterMs) {
    var armed = new Object();
    timers.put(timer, armed);
    world
        .scheduler()
        .after(
            afterMs,
            () -> {
              if (timers.get(timer) == armed) {
                timers.remove(timer);
                take(new Input.Fired(timer));
              }
            });
  }

  // Requests.

  private void fetchTicket() {
    ask(
        () -> new Input.TicketGiven(world.ticket(user, session), "/gateway"),
        new Input.NoTicket(0));
  }

  private void fetch(Need need) {
    ask(
        () ->
            need instanceof Need.Events && world.faultStrikes(RESYNC_SHARE)
                ? new Input.Refused(need, ErrorCode.RESYNC)
                : world.truth().answer(user, need),
        new Input.Unanswered(need));
  }

  private void ask(Supplier<Input> question, Input silence) {
    int asking = life;
    world.request(question, answer -> takeIn(asking, answer), () -> takeIn(asking, silence));
  }

  private void takeIn(int asking, Input input) {
    if (life == asking) {
      world.trace().add("client " + number + " is answered: " + input.getClass().getSimpleName());
      take(input);
    }
  }

  // The socket.

  private void open() {
    var opening = new Socket();
    socket = opening;
    var gateway = world.anyGateway();
    if (gateway.isEmpty()) {
      world.scheduler().after(1, opening::cut);
      return;
    }
    opening.line = world.line(gateway.get(), opening);
  }

  /// The client's end of one line; whatever comes after it was closed is not heard.
  private final class Socket implements SimulatedLine.ClientEnd, ClientBytes.Ear {
    private final ClientBytes bytes = new ClientBytes();
    private @Nullable SimulatedLine line;
    private long sentMs;

    private void give(Input input) {
      if (socket == this) {
        take(input);
      }
    }

    @Override
    public void opened() {
      give(new Input.Opened());
    }

    @Override
    public void received(byte[] some, long atMs) {
      sentMs = atMs;
      try {
        bytes.take(some, this);
      } catch (InvalidProtocolBufferException broken) {
        world.broken("client " + number + " was sent what is no frame: " + broken.getMessage());
      }
    }

    @Override
    public void frame(GatewayFrame frame) {
      if (frame.hasDispatch()) {
        judge(frame.getDispatch());
      }
      if (socket == this) {
        note(frame);
      }
      give(new Input.Received(frame));
    }

    private void note(GatewayFrame frame) {
      var what = "client " + number + " hears " + frame.getBodyCase();
      switch (frame.getBodyCase()) {
        case DISPATCH -> {
          var event = frame.getDispatch();
          long position = Math.max(event.getChannelSeq(), event.getServerSeq());
          world
              .trace()
              .add(
                  what + " " + event.getEventCase(),
                  event.getServerId(),
                  event.getChannelId(),
                  position);
        }
        case CHANNEL_HEAD ->
            world
                .trace()
                .add(
                    what,
                    frame.getChannelHead().getChannelId(),
                    frame.getChannelHead().getChannelSeq());
        case SERVER_HEAD ->
            world
                .trace()
                .add(
                    what,
                    frame.getServerHead().getServerId(),
                    frame.getServerHead().getServerSeq());
        case READY -> states(what, frame.getReady().getServersList());
        case RESUMED -> states(what, frame.getResumed().getServersList());
        default -> world.trace().add(what);
      }
    }

    private void states(String what, List<ServerState> servers) {
      for (var state : servers) {
        world
            .trace()
            .add(
                what,
                state.getServer().getId(),
                state.getServer().getServerSeq(),
                state.getChannelsCount());
      }
    }

    /// Nobody may be sent what happened after they were taken out, but for what the two seconds
    /// allow in which every node has to learn of it.
    private void judge(EventEnvelope event) {
      var server = new ServerId(event.getServerId());
      long committed = world.truth().committedMs(event.getEventId());
      var members = world.truth().memberships();
      boolean fair =
          event.getServerId() == 0
              || members.between(user, server, committed - World.CUT_MS_MAX, committed)
              || members.between(user, server, sentMs - World.CUT_MS_MAX, sentMs);
      if (!fair) {
        world.broken(
            "client "
                + number
                + " was sent "
                + event.getEventCase()
                + " of a server"
                + " its person had left");
      }
    }

    @Override
    public void close(int code) {
      if (line != null) {
        line.closeFromClient();
      }
      give(new Input.Closed(code));
    }

    @Override
    public void cut() {
      give(new Input.Closed(CLOSED_ABNORMALLY));
    }
  }
}
