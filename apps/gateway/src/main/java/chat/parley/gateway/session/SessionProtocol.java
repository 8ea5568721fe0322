package chat.parley.gateway.session;

import chat.parley.domain.id.ChannelId;
import chat.parley.gateway.session.SessionState.AwaitingIdentify;
import chat.parley.gateway.session.SessionState.Closed;
import chat.parley.gateway.session.SessionState.Identifying;
import chat.parley.gateway.session.SessionState.Live;
import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.CloseCode;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.HeartbeatAck;
import chat.parley.proto.v1.Hello;
import chat.parley.proto.v1.InvalidSession;
import chat.parley.proto.v1.PresenceStatus;
import chat.parley.proto.v1.Reconnect;
import chat.parley.proto.v1.Resume;
import java.util.Optional;

/// The whole session protocol.
public final class SessionProtocol {

  /// Channels a client may name in Resume; what it left out it fetches when it is opened.
  public static final int RESUME_CHANNELS_MAX = 200;

  public static final int RESUME_SERVERS_MAX = 200;

  /// Bytes of one message from a client.
  public static final int FRAME_BYTES_MAX = 16 * 1024;

  private static final int TICKET_LENGTH_MAX = 128;
  private static final Effect ACKNOWLEDGE =
      new Effect.Say(
          GatewayFrame.newBuilder().setHeartbeatAck(HeartbeatAck.getDefaultInstance()).build());

  private final SessionTimes times;
  private final Effect hello;

  public SessionProtocol(SessionTimes times) {
    this.times = times;
    this.hello =
        new Effect.Say(
            GatewayFrame.newBuilder()
                .setHello(
                    Hello.newBuilder()
                        .setHeartbeatIntervalMs(times.heartbeatIntervalMs())
                        .setIdentifyTimeoutMs(times.identifyTimeoutMs())
                        .setFrameBytesMax(FRAME_BYTES_MAX))
                .build());
  }

  /// A socket was opened.
  public Transition open(long nowMs) {
    return Transition.to(new AwaitingIdentify(nowMs), hello);
  }

  /// When the state must hear of the time again.
  public long dueMs(SessionState state) {
    return times.dueMs(state);
  }

  private record Step(SessionState state, Signal signal) {}

  public Transition next(SessionState state, Signal signal) {
    return switch (new Step(state, signal)) {
      case Step(Closed closed, _) -> Transition.to(closed);
      case Step(_, Signal.Ended(var code)) -> close(code);
      case Step(_, Signal.Drained(var withinMs)) -> reconnect(state, withinMs);
      case Step(AwaitingIdentify awaiting, Signal.Received(var frame, _)) ->
          introduced(awaiting, frame);
      case Step(Identifying identifying, Signal.Received(var frame, _)) ->
          frame.hasHeartbeat()
              ? Transition.to(identifying, ACKNOWLEDGE)
              : close(
                  isIntroduction(frame) ? CloseCode.ALREADY_IDENTIFIED : CloseCode.NOT_IDENTIFIED);
      case Step(Live live, Signal.Received(var frame, var nowMs)) -> received(live, frame, nowMs);
      case Step(Identifying _, Signal.Identified(var user, var session, var nowMs)) ->
          Transition.to(new Live(user, session, nowMs));
      case Step(_, Signal.Identified _) -> Transition.to(state);
      case Step(_, Signal.Refused(var retry)) -> refuse(retry);
      case Step(_, Signal.Tick(var nowMs)) ->
          nowMs < times.dueMs(state) ? Transition.to(state) : close(missed(state));
    };
  }

  private static Transition introduced(AwaitingIdentify awaiting, ClientFrame frame) {
    return switch (frame.getBodyCase()) {
      case IDENTIFY ->
          introduced(
              awaiting,
              frame.getIdentify().getTicket(),
              Optional.empty(),
              frame.getIdentify().getPresence());
      case RESUME ->
          introduced(
              awaiting,
              frame.getResume().getTicket(),
              Optional.of(frame.getResume()),
              frame.getResume().getPresence());
      case HEARTBEAT -> Transition.to(awaiting, ACKNOWLEDGE);
      case START_TYPING, UPDATE_PRESENCE -> close(CloseCode.NOT_IDENTIFIED);
      case BODY_NOT_SET -> Transition.to(awaiting);
    };
  }

  private static Transition introduced(
      AwaitingIdentify awaiting, String ticket, Optional<Resume> resume, PresenceStatus presence) {
    boolean tooMuch =
        ticket.length() > TICKET_LENGTH_MAX
            || resume.map(Resume::getChannelsCount).orElse(0) > RESUME_CHANNELS_MAX
            || resume.map(Resume::getServersCount).orElse(0) > RESUME_SERVERS_MAX;
    return tooMuch
        ? close(CloseCode.DECODE_ERROR)
        : Transition.to(
            new Identifying(awaiting.openedMs()), new Effect.Redeem(ticket, resume, presence));
  }

  private static Transition received(Live live, ClientFrame frame, long nowMs) {
    return switch (frame.getBodyCase()) {
      case HEARTBEAT -> Transition.to(new Live(live.user(), live.session(), nowMs), ACKNOWLEDGE);
      case START_TYPING ->
          Transition.to(
              live, new Effect.Type(new ChannelId(frame.getStartTyping().getChannelId())));
      case UPDATE_PRESENCE ->
          Transition.to(live, new Effect.ShowPresence(frame.getUpdatePresence().getStatus()));
      case IDENTIFY, RESUME -> close(CloseCode.ALREADY_IDENTIFIED);
      // A body of a newer client; it must live with being ignored.
      case BODY_NOT_SET -> Transition.to(live);
    };
  }

  private static boolean isIntroduction(ClientFrame frame) {
    return frame.hasIdentify() || frame.hasResume();
  }

  private static CloseCode missed(SessionState state) {
    return state instanceof Live ? CloseCode.HEARTBEAT_MISSED : CloseCode.IDENTIFY_TIMED_OUT;
  }

  private static Transition refuse(boolean retry) {
    var code = retry ? CloseCode.AUTHENTICATION_FAILED : CloseCode.SESSION_REVOKED;
    var invalid =
        GatewayFrame.newBuilder()
            .setInvalidSession(InvalidSession.newBuilder().setRetry(retry))
            .build();
    return Transition.to(new Closed(code), new Effect.Say(invalid), new Effect.Close(code));
  }

  private static Transition reconnect(SessionState state, int withinMs) {
    var reconnect =
        new Effect.Say(
            GatewayFrame.newBuilder()
                .setReconnect(Reconnect.newBuilder().setWithinMs(withinMs))
                .build());
    return withinMs > 0
        ? Transition.to(state, reconnect)
        : Transition.to(
            new Closed(CloseCode.RECONNECT_REQUESTED),
            reconnect,
            new Effect.Close(CloseCode.RECONNECT_REQUESTED));
  }

  private static Transition close(CloseCode code) {
    return Transition.to(new Closed(code), new Effect.Close(code));
  }
}
