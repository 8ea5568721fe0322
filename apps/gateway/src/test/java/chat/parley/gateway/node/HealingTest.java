package chat.parley.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.adapters.ephemeral.EphemeralKeys;
import chat.parley.domain.id.UserId;
import chat.parley.gateway.rig.GatewayRig;
import chat.parley.gateway.rig.Limits;
import chat.parley.gateway.rig.Sample;
import chat.parley.gateway.rig.TestSocket;
import chat.parley.proto.subject.Subjects;
import chat.parley.proto.v1.Channel;
import chat.parley.proto.v1.ChannelCreated;
import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.PresenceChanged;
import chat.parley.proto.v1.PresenceStatus;
import chat.parley.proto.v1.UpdatePresence;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the bus or a node loses is found again.
@Tag("real")
class HealingTest {

  private static final long ANN = 1;
  private static final long BEN = 2;
  private static final long CAT = 3;
  private static final long TOWN = 100;
  private static final long SQUARE = 101;
  private static final int NEVER_MS = 3_600_000;

  @Test
  void tellsTheHeadWhenTheLastEventWasLost() {
    try (var rig = rig(GatewayRig.LIMITS);
        var ann = rig.live(ANN, 1, TOWN)) {
      loseTheLast(rig, ann);
      var head = ann.until(GatewayFrame::hasChannelHead).getChannelHead();
      assertThat(head.getServerId()).isEqualTo(TOWN);
      assertThat(head.getChannelId()).isEqualTo(SQUARE);
      assertThat(head.getChannelSeq()).isEqualTo(2);
      assertThat(ann.isSilent(800, GatewayFrame::hasPresenceChanged)).as("once").isTrue();
    }
  }

  /// The control: without the comparison the client stays behind.
  @Test
  void staysBehindWhenHeadsAreNotCompared() {
    try (var rig = rig(Limits.ofHeadCheck(NEVER_MS));
        var ann = rig.live(ANN, 1, TOWN)) {
      loseTheLast(rig, ann);
      assertThat(ann.isSilent(1_500, GatewayFrame::hasPresenceChanged)).isTrue();
    }
  }

  private static void loseTheLast(GatewayRig rig, TestSocket ann) {
    rig.truth.head(TOWN, SQUARE, 1);
    rig.publish(Sample.created(TOWN, SQUARE, 1, 50, "arrives"));
    ann.until(frame -> frame.getDispatch().getChannelSeq() == 1);
    rig.bus.losing = true;
    rig.truth.head(TOWN, SQUARE, 2);
    rig.publish(Sample.created(TOWN, SQUARE, 2, 51, "is lost"));
    rig.bus.losing = false;
  }

  @Test
  void tellsTheHeadOfAServerWhoseLastEventWasLost() {
    try (var rig = rig(GatewayRig.LIMITS);
        var ann = rig.live(ANN, 1, TOWN)) {
      loseTheLastOfTheServer(rig);
      var head = ann.until(GatewayFrame::hasServerHead).getServerHead();
      assertThat(head.getServerId()).isEqualTo(TOWN);
      assertThat(head.getServerSeq()).isEqualTo(2);
      assertThat(ann.isSilent(800, GatewayFrame::hasPresenceChanged)).as("once").isTrue();
      rig.publish(Sample.created(TOWN, 102, 1, 60, "in the channel nobody heard of"));
      ann.until(frame -> frame.getDispatch().hasMessageCreated());
    }
  }

  /// The control.
  @Test
  void staysBehindWhenServersAreNotCompared() {
    try (var rig = rig(Limits.ofHeadCheck(NEVER_MS));
        var ann = rig.live(ANN, 1, TOWN)) {
      loseTheLastOfTheServer(rig);
      assertThat(ann.isSilent(1_500, GatewayFrame::hasPresenceChanged)).isTrue();
    }
  }

  private static void loseTheLastOfTheServer(GatewayRig rig) {
    rig.bus.losing = true;
    rig.truth.head(TOWN, 102, 0);
    rig.truth.find(TOWN).seq = 2;
    rig.publish(
        Sample.ofServer(TOWN, 2)
            .setChannelCreated(
                ChannelCreated.newBuilder()
                    .setChannel(Channel.newBuilder().setId(102).setServerId(TOWN))));
    rig.bus.losing = false;
  }

  @Test
  void doesNotTellHeadsOfChannelsThatAreCurrent() {
    try (var rig = rig(GatewayRig.LIMITS);
        var ann = rig.live(ANN, 1, TOWN)) {
      for (int seq = 1; seq <= 50; seq++) {
        rig.truth.head(TOWN, SQUARE, seq);
        rig.publish(Sample.created(TOWN, SQUARE, seq, 50 + seq, "arrives"));
        assertThat(ann.until(frame -> !frame.hasPresenceChanged()).hasDispatch()).isTrue();
      }
    }
  }

  @Test
  void loadsAgainWhenAnEventOfTheServerWasLost() {
    try (var rig = rig(GatewayRig.LIMITS);
        var ann = rig.live(ANN, 1, TOWN)) {
      // Seq 2 made channel 102, and was lost; seq 3 shows that something is missing.
      rig.truth.head(TOWN, 102, 5);
      rig.truth.find(TOWN).seq = 3;
      rig.publish(
          Sample.ofServer(TOWN, 3)
              .setMemberLeft(chat.parley.proto.v1.MemberLeft.newBuilder().setUserId(CAT)));
      var head = ann.until(GatewayFrame::hasChannelHead).getChannelHead();
      assertThat(head.getChannelId()).isEqualTo(102);
      rig.publish(Sample.created(TOWN, 102, 6, 60, "seen"));
      ann.until(frame -> frame.getDispatch().hasMessageCreated());
    }
  }

  @Test
  void forgetsWhoIsNoLongerConfirmed() {
    try (var rig = rig(GatewayRig.LIMITS);
        var ann = rig.live(ANN, 1, TOWN)) {
      // Another node spoke for Ben, and died.
      rig.store.put(
          EphemeralKeys.presence(BEN),
          new byte[] {PresenceStatus.AWAY_VALUE},
          Duration.ofSeconds(1));
      say(rig, BEN, PresenceStatus.AWAY);
      assertThat(presenceOf(ann, BEN)).isEqualTo(PresenceStatus.AWAY);
      assertThat(presenceOf(ann, BEN)).isEqualTo(PresenceStatus.OFFLINE);
    }
  }

  @Test
  void keepsConfirmingWhoIsHere() {
    try (var rig = rig(GatewayRig.LIMITS);
        var ben = rig.live(BEN, 2, TOWN);
        var ann = rig.live(ANN, 1, TOWN)) {
      // The time to live of the rig is two seconds.
      assertThat(
              ann.isSilent(
                  3_000,
                  frame ->
                      frame.getPresenceChanged().getUserId() != BEN
                          || frame.getPresenceChanged().getStatus() == PresenceStatus.ONLINE))
          .isTrue();
      assertThat(rig.store.get(EphemeralKeys.presence(BEN))).isPresent();
      assertThat(ben.answer()).contains(" 101 ");
    }
  }

  @Test
  void saysAgainThatSomebodyIsHere() {
    try (var rig = rig(GatewayRig.LIMITS);
        var ann = rig.live(ANN, 1, TOWN);
        var ben = rig.live(BEN, 2, TOWN)) {
      assertThat(presenceOf(ann, BEN)).isEqualTo(PresenceStatus.ONLINE);
      // Another node lost Ben's other device.
      rig.store.remove(EphemeralKeys.presence(BEN));
      say(rig, BEN, PresenceStatus.OFFLINE);
      assertThat(presenceOf(ann, BEN)).isEqualTo(PresenceStatus.OFFLINE);
      assertThat(presenceOf(ann, BEN)).isEqualTo(PresenceStatus.ONLINE);
      assertThat(ben.isSilent(10, _ -> true)).isTrue();
    }
  }

  @Test
  void showsWhoHidesAsOffline() {
    try (var rig = rig(GatewayRig.LIMITS);
        var ann = rig.live(ANN, 1, TOWN);
        var ben = rig.live(BEN, 2, TOWN)) {
      assertThat(presenceOf(ann, BEN)).isEqualTo(PresenceStatus.ONLINE);
      ben.send(
          ClientFrame.newBuilder()
              .setUpdatePresence(UpdatePresence.newBuilder().setStatus(PresenceStatus.HIDDEN))
              .build());
      assertThat(presenceOf(ann, BEN)).isEqualTo(PresenceStatus.OFFLINE);
      try (var cat = rig.connect()) {
        cat.send(GatewayRig.identify(rig.ticket(ANN, 3, TOWN)));
        assertThat(cat.until(GatewayFrame::hasReady).getReady().getPresencesList())
            .noneMatch(there -> there.getUserId() == BEN);
      }
    }
  }

  @Test
  void drainsByAskingEverybodyToGo() {
    try (var rig = rig(GatewayRig.LIMITS);
        var ann = rig.live(ANN, 1, TOWN);
        var drain = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
      var drained = drain.submit(rig.node::drain);
      assertThat(ann.until(GatewayFrame::hasReconnect).getReconnect().getWithinMs()).isEqualTo(300);
      rig.publish(Sample.created(TOWN, SQUARE, 1, 50, "still delivered"));
      ann.until(GatewayFrame::hasDispatch);
      assertThat(ann.until(GatewayFrame::hasReconnect).getReconnect().getWithinMs()).isZero();
      assertThat(ann.closeCode()).isEqualTo(4012);
      ann.hangUp();
      assertThat(drained).succeedsWithin(Duration.ofSeconds(6));
      assertThat(
              TestSocket.answerTo(
                  rig.port(),
                  TestSocket.legal(rig.port(), chat.parley.gateway.session.Encoding.PROTOBUF)))
          .startsWith("HTTP/1.1 503 ");
    }
  }

  private static GatewayRig rig(GatewayLimits limits) {
    var rig = new GatewayRig(limits);
    var town = rig.truth.town(TOWN, ANN, SQUARE);
    town.members.add(new UserId(BEN));
    town.members.add(new UserId(CAT));
    return rig;
  }

  private static void say(GatewayRig rig, long user, PresenceStatus status) {
    rig.bus.publish(
        Subjects.serverPresence(TOWN),
        PresenceChanged.newBuilder().setUserId(user).setStatus(status).build().toByteArray());
  }

  private static PresenceStatus presenceOf(TestSocket socket, long user) {
    return socket
        .until(
            frame -> frame.hasPresenceChanged() && frame.getPresenceChanged().getUserId() == user)
        .getPresenceChanged()
        .getStatus();
  }
}
