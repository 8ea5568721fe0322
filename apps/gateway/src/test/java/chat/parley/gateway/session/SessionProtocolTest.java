package chat.parley.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.gateway.session.SessionState.AwaitingIdentify;
import chat.parley.gateway.session.SessionState.Closed;
import chat.parley.gateway.session.SessionState.Identifying;
import chat.parley.gateway.session.SessionState.Live;
import chat.parley.proto.v1.ChannelPosition;
import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.CloseCode;
import chat.parley.proto.v1.Heartbeat;
import chat.parley.proto.v1.Identify;
import chat.parley.proto.v1.PresenceStatus;
import chat.parley.proto.v1.Resume;
import chat.parley.proto.v1.StartTyping;
import chat.parley.proto.v1.UpdatePresence;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class SessionProtocolTest {

  private static final UserId ANN = new UserId(1);
  private static final SessionId PHONE = new SessionId(2);
  private static final AwaitingIdentify NEW = new AwaitingIdentify(1_000);
  private static final Identifying IDENTIFYING = new Identifying(1_000);
  private static final Live LIVE = new Live(ANN, PHONE, 1_000);

  private final SessionProtocol protocol = new SessionProtocol(SessionTimes.DEFAULT);

  @Test
  void opensWithHello() {
    var opened = protocol.open(1_000);
    assertThat(opened.state()).isEqualTo(NEW);
    assertThat(opened.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Say.class,
            said -> {
              assertThat(said.frame().getHello().getHeartbeatIntervalMs()).isEqualTo(41_250);
              assertThat(said.frame().getHello().getIdentifyTimeoutMs()).isEqualTo(5_000);
              assertThat(said.frame().getHello().getFrameBytesMax()).isEqualTo(16_384);
            });
  }

  @Test
  void redeemsTheTicketOfIdentify() {
    var next = receive(NEW, identify("t"));
    assertThat(next.state()).isEqualTo(IDENTIFYING);
    assertThat(next.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Redeem.class,
            redeem -> {
              assertThat(redeem.ticket()).isEqualTo("t");
              assertThat(redeem.resume()).isEmpty();
              assertThat(redeem.toString()).isEqualTo("Redeem[redacted]");
            });
  }

  @Test
  void redeemsTheTicketOfResume() {
    var next = receive(NEW, resume(200));
    assertThat(next.state()).isEqualTo(IDENTIFYING);
    assertThat(next.effects())
        .singleElement()
        .isInstanceOfSatisfying(
            Effect.Redeem.class, redeem -> assertThat(redeem.resume()).isPresent());
  }

  @Test
  void refusesAResumeOfTooManyChannels() {
    assertClosed(receive(NEW, resume(201)), CloseCode.DECODE_ERROR);
  }

  @Test
  void refusesATicketOfUnlikelyLength() {
    assertClosed(receive(NEW, identify("x".repeat(200))), CloseCode.DECODE_ERROR);
  }

  @Test
  void livesOnceIdentified() {
    assertThat(protocol.next(IDENTIFYING, new Signal.Identified(ANN, PHONE, 1_000)).state())
        .isEqualTo(LIVE);
  }

  @Test
  void saysWhetherANewTicketMayHelp() {
    assertRefused(true, CloseCode.AUTHENTICATION_FAILED);
    assertRefused(false, CloseCode.SESSION_REVOKED);
  }

  private void assertRefused(boolean retry, CloseCode code) {
    var next = protocol.next(IDENTIFYING, new Signal.Refused(retry));
    assertThat(next.state()).isEqualTo(new Closed(code));
    assertThat(next.effects()).hasSize(2).last().isEqualTo(new Effect.Close(code));
    assertThat(((Effect.Say) next.effects().getFirst()).frame().getInvalidSession().getRetry())
        .isEqualTo(retry);
  }

  @Test
  void acknowledgesHeartbeatsInEveryOpenState() {
    var heartbeat = ClientFrame.newBuilder().setHeartbeat(Heartbeat.getDefaultInstance()).build();
    for (var state : new SessionState[] {NEW, IDENTIFYING, LIVE}) {
      assertThat(receive(state, heartbeat).effects())
          .singleElement()
          .isInstanceOfSatisfying(
              Effect.Say.class, said -> assertThat(said.frame().hasHeartbeatAck()).isTrue());
    }
    assertThat(receive(LIVE, heartbeat).state()).isEqualTo(new Live(ANN, PHONE, 2_000));
  }

  @Test
  void refusesToActForNobody() {
    assertClosed(receive(NEW, typing()), CloseCode.NOT_IDENTIFIED);
    assertClosed(receive(IDENTIFYING, typing()), CloseCode.NOT_IDENTIFIED);
  }

  @Test
  void identifiesOnlyOnce() {
    assertClosed(receive(IDENTIFYING, identify("t")), CloseCode.ALREADY_IDENTIFIED);
    assertClosed(receive(LIVE, identify("t")), CloseCode.ALREADY_IDENTIFIED);
    assertClosed(receive(LIVE, resume(1)), CloseCode.ALREADY_IDENTIFIED);
  }

  @Test
  void passesOnWhatALiveClientDoes() {
    assertThat(receive(LIVE, typing()).effects())
        .containsExactly(new Effect.Type(new ChannelId(9)));
    var away =
        ClientFrame.newBuilder()
            .setUpdatePresence(UpdatePresence.newBuilder().setStatus(PresenceStatus.AWAY))
            .build();
    assertThat(receive(LIVE, away).effects())
        .containsExactly(new Effect.ShowPresence(PresenceStatus.AWAY));
  }

  @Test
  void ignoresBodiesItDoesNotKnow() {
    assertThat(receive(LIVE, ClientFrame.getDefaultInstance())).isEqualTo(Transition.to(LIVE));
    assertThat(receive(NEW, ClientFrame.getDefaultInstance())).isEqualTo(Transition.to(NEW));
  }

  @Test
  void closesWhoDoesNotIdentifyInTime() {
    assertThat(protocol.next(NEW, new Signal.Tick(5_999)).state()).isEqualTo(NEW);
    assertClosed(protocol.next(NEW, new Signal.Tick(6_000)), CloseCode.IDENTIFY_TIMED_OUT);
    assertClosed(protocol.next(IDENTIFYING, new Signal.Tick(11_000)), CloseCode.IDENTIFY_TIMED_OUT);
  }

  @Test
  void closesWhoMissesAHeartbeat() {
    assertThat(protocol.next(LIVE, new Signal.Tick(52_249)).state()).isEqualTo(LIVE);
    assertClosed(protocol.next(LIVE, new Signal.Tick(52_250)), CloseCode.HEARTBEAT_MISSED);
  }

  @Test
  void asksToReconnectAndClosesOnlyWhenTimeIsUp() {
    var asked = protocol.next(LIVE, new Signal.Drained(3_000));
    assertThat(asked.state()).isEqualTo(LIVE);
    assertThat(((Effect.Say) asked.effects().getFirst()).frame().getReconnect().getWithinMs())
        .isEqualTo(3_000);
    assertThat(protocol.next(LIVE, new Signal.Drained(0)).effects())
        .last()
        .isEqualTo(new Effect.Close(CloseCode.RECONNECT_REQUESTED));
  }

  @Test
  void endsFromOutsideInAnyState() {
    for (var state : new SessionState[] {NEW, IDENTIFYING, LIVE}) {
      assertClosed(
          protocol.next(state, new Signal.Ended(CloseCode.SESSION_REVOKED)),
          CloseCode.SESSION_REVOKED);
    }
  }

  @Test
  void staysClosed() {
    var closed = new Closed(CloseCode.SLOW_CONSUMER);
    assertThat(protocol.next(closed, new Signal.Identified(ANN, PHONE, 0)))
        .isEqualTo(Transition.to(closed));
    assertThat(receive(closed, identify("t"))).isEqualTo(Transition.to(closed));
    assertThat(protocol.dueMs(closed)).isEqualTo(Long.MAX_VALUE);
  }

  private Transition receive(SessionState state, ClientFrame frame) {
    return protocol.next(state, new Signal.Received(frame, 2_000));
  }

  private static void assertClosed(Transition transition, CloseCode code) {
    assertThat(transition).isEqualTo(Transition.to(new Closed(code), new Effect.Close(code)));
  }

  private static ClientFrame identify(String ticket) {
    return ClientFrame.newBuilder().setIdentify(Identify.newBuilder().setTicket(ticket)).build();
  }

  private static ClientFrame resume(int channels) {
    var position = ChannelPosition.newBuilder().setChannelId(1).build();
    return ClientFrame.newBuilder()
        .setResume(
            Resume.newBuilder()
                .setTicket("t")
                .addAllChannels(Collections.nCopies(channels, position)))
        .build();
  }

  private static ClientFrame typing() {
    return ClientFrame.newBuilder()
        .setStartTyping(StartTyping.newBuilder().setChannelId(9))
        .build();
  }
}
