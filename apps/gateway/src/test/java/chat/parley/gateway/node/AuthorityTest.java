package chat.parley.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.audience.Revocation;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.gateway.rig.GatewayRig;
import chat.parley.gateway.rig.Sample;
import chat.parley.gateway.rig.TestSocket;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.LeaveReason;
import chat.parley.proto.v1.MemberLeft;
import chat.parley.proto.v1.ServerLeft;
import chat.parley.proto.v1.SessionRevoked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Authority that ended reaches open sockets within two seconds, by the bus or without it.
@Tag("real")
class AuthorityTest {

  private static final long ANN = 1;
  private static final long BEN = 2;
  private static final long TOWN = 100;
  private static final long SQUARE = 101;
  private static final Duration WITHIN = Duration.ofSeconds(2);

  // With the intervals of production.
  private final GatewayRig rig =
      new GatewayRig(
          new GatewayLimits(
              2_000, 4, 262_144, 20_000, 1_000, 10, 41_250, 10_000, 5_000, 1_000, 2_000, 5_000, 500,
              300));

  @BeforeEach
  void town() {
    rig.truth.town(TOWN, ANN, SQUARE).members.add(new UserId(BEN));
  }

  @AfterEach
  void stop() {
    rig.close();
  }

  @Test
  void cutsASessionThatWasRevokedInTheDatabaseOnly() {
    try (var phone = rig.live(BEN, 20, TOWN);
        var laptop = rig.live(BEN, 21, TOWN)) {
      rig.truth.changes.add(
          new Revocation.SessionEnded(Instant.now(), new UserId(BEN), new SessionId(20)));
      assertThat(timed(phone::closeCode)).isEqualTo(4006);
      rig.publish(Sample.created(TOWN, SQUARE, 1, 50, "still here"));
      laptop.until(GatewayFrame::hasDispatch);
    }
  }

  @Test
  void cutsASessionAtOnceWhenTheBusSaysSo() {
    try (var phone = rig.live(BEN, 20, TOWN);
        var laptop = rig.live(BEN, 21, TOWN)) {
      rig.publishTo(
          BEN,
          EventEnvelope.newBuilder()
              .setSessionRevoked(SessionRevoked.newBuilder().setSessionId(20)));
      assertThat(timed(phone::closeCode)).isEqualTo(4006);
      laptop.until(frame -> frame.getDispatch().hasSessionRevoked());
    }
  }

  @Test
  void refusesATicketOfASessionThatEndedSince() {
    rig.live(ANN, 1, TOWN).close();
    var ticket = rig.ticket(BEN, 20, TOWN);
    rig.truth.changes.add(
        new Revocation.SessionEnded(Instant.now(), new UserId(BEN), new SessionId(20)));
    try (var witness = rig.live(BEN, 21, TOWN)) {
      rig.truth.changes.add(
          new Revocation.SessionEnded(Instant.now(), new UserId(BEN), new SessionId(21)));
      assertThat(witness.closeCode()).isEqualTo(4006);
    }
    try (var late = rig.connect()) {
      late.send(GatewayRig.identify(ticket));
      assertThat(late.until(GatewayFrame::hasInvalidSession).getInvalidSession().getRetry())
          .isFalse();
      assertThat(late.closeCode()).isEqualTo(4006);
    }
  }

  @Test
  void cutsARemovedMemberWhenTheBusSaysSo() {
    try (var ann = rig.live(ANN, 1, TOWN);
        var ben = rig.live(BEN, 2, TOWN)) {
      removeBen();
      rig.publish(Sample.ofServer(TOWN, 2).setMemberLeft(MemberLeft.newBuilder().setUserId(BEN)));
      rig.publishTo(
          BEN,
          EventEnvelope.newBuilder()
              .setServerLeft(
                  ServerLeft.newBuilder().setServerId(TOWN).setReason(LeaveReason.REMOVED)));
      rig.publish(Sample.created(TOWN, SQUARE, 1, 50, "he is gone"));
      ann.until(frame -> frame.getDispatch().hasMessageCreated());
      ben.until(frame -> frame.getDispatch().hasServerLeft());
      assertThat(ben.isSilent(300, GatewayFrame::hasPresenceChanged)).isTrue();
    }
  }

  @Test
  void cutsARemovedMemberWhenTheBusLostIt() {
    try (var ann = rig.live(ANN, 1, TOWN);
        var ben = rig.live(BEN, 2, TOWN)) {
      removeBen();
      rig.truth.changes.add(
          new Revocation.MemberCut(Instant.now(), new UserId(BEN), new ServerId(TOWN)));
      assertThat(timed(ben::closeCode)).isEqualTo(4012);
      rig.publish(Sample.created(TOWN, SQUARE, 1, 50, "he is gone"));
      ann.until(frame -> frame.getDispatch().hasMessageCreated());
    }
  }

  @Test
  void keepsAMemberWhoCameBack() {
    try (var ben = rig.live(BEN, 2, TOWN)) {
      rig.truth.changes.add(
          new Revocation.MemberCut(Instant.now(), new UserId(BEN), new ServerId(TOWN)));
      assertThat(ben.isSilent(1_500, GatewayFrame::hasPresenceChanged)).isTrue();
      rig.publish(Sample.created(TOWN, SQUARE, 1, 50, "hello again"));
      ben.until(frame -> frame.getDispatch().hasMessageCreated());
    }
  }

  @Test
  void cutsEverySocketOfAnAccount() {
    try (var phone = rig.live(BEN, 20, TOWN);
        var laptop = rig.live(BEN, 21, TOWN)) {
      rig.truth.changes.add(new Revocation.AccountCut(Instant.now(), new UserId(BEN)));
      assertThat(timed(phone::closeCode)).isEqualTo(4006);
      assertThat(laptop.closeCode()).isEqualTo(4006);
    }
  }

  @Test
  void vouchesForNobodyWhenBothSourcesAreAway() {
    try (var ben = rig.live(BEN, 2, TOWN)) {
      rig.truth.down = true;
      assertThat(ben.isSilent(2_500, GatewayFrame::hasPresenceChanged))
          .as("the bus is enough")
          .isTrue();
      rig.bus.away = true;
      assertThat(ben.closeCode()).isEqualTo(4012);
      var answer =
          TestSocket.answerTo(
              rig.port(),
              TestSocket.legal(rig.port(), chat.parley.gateway.session.Encoding.PROTOBUF));
      assertThat(answer).startsWith("HTTP/1.1 503 ");
    }
  }

  @Test
  void cutsNobodyWhenTheClockIsSet() {
    try (var ben = rig.live(BEN, 2, TOWN)) {
      for (var step : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
        rig.clockStep = step;
        assertThat(ben.isSilent(700, GatewayFrame::hasPresenceChanged)).isTrue();
      }
      rig.publish(Sample.created(TOWN, SQUARE, 1, 50, "still here"));
      ben.until(GatewayFrame::hasDispatch);
    }
  }

  private void removeBen() {
    rig.truth.find(TOWN).members.remove(new UserId(BEN));
    rig.truth.find(TOWN).seq = 2;
  }

  private static int timed(Supplier<Integer> closed) {
    long start = System.nanoTime();
    int code = closed.get();
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(WITHIN);
    return code;
  }
}
