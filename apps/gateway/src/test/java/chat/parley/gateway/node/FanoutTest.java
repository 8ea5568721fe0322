package chat.parley.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.id.UserId;
import chat.parley.gateway.rig.GatewayRig;
import chat.parley.gateway.rig.Limits;
import chat.parley.gateway.rig.Sample;
import chat.parley.gateway.rig.TestSocket;
import chat.parley.gateway.session.Encoding;
import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.StartTyping;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class FanoutTest {

  private static final long ANN = 1;
  private static final long BEN = 2;
  private static final long TOWN = 100;
  private static final long SQUARE = 101;

  @Test
  void deliversEverythingInOrderToEverybody() throws Exception {
    try (var rig = rig(GatewayRig.LIMITS);
        var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      var heard = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < 50; i++) {
        rig.truth.find(TOWN).members.add(new UserId(1_000 + i));
      }
      for (int i = 0; i < 50; i++) {
        var encoding = i % 5 == 0 ? Encoding.JSON : Encoding.PROTOBUF;
        var socket = rig.live(encoding, 1_000 + i, 1, TOWN);
        heard.add(readers.submit(() -> hearsInOrder(socket, 2_000)));
      }
      for (int seq = 1; seq <= 2_000; seq++) {
        rig.publish(Sample.created(TOWN, SQUARE, seq, 10_000 + seq, "message " + seq));
      }
      for (var each : heard) {
        assertThat(each.get()).isTrue();
      }
      double frames = metric(rig, "parley_gateway_frames_sent_total");
      double writes = metric(rig, "parley_gateway_writes_total");
      assertThat(frames).isGreaterThanOrEqualTo(100_000);
      assertThat(writes).as("writes are coalesced").isLessThan(frames / 2);
    }
  }

  private static boolean hearsInOrder(TestSocket socket, int count) {
    try (socket) {
      for (int seq = 1; seq <= count; seq++) {
        var frame = socket.until(GatewayFrame::hasDispatch);
        if (frame.getDispatch().getChannelSeq() != seq) {
          return false;
        }
      }
      return true;
    }
  }

  @Test
  void closesASlowConsumerWhileOthersReceive() {
    try (var rig = rig(GatewayRig.LIMITS);
        var slow = TestSocket.openNarrow(rig.port(), Encoding.PROTOBUF, 8 * 1024);
        var quick = rig.live(ANN, 1, TOWN)) {
      slow.send(GatewayRig.identify(rig.ticket(BEN, 2, TOWN)));
      slow.until(GatewayFrame::hasReady);
      int seq = 0;
      while (metric(rig, "parley_gateway_slow_closes_total{reason=\"queue_full\"}") == 0) {
        seq++;
        rig.publish(Sample.created(TOWN, SQUARE, seq, 10_000 + seq, "x".repeat(3_000)));
        long sent = seq;
        quick.until(frame -> frame.getDispatch().getChannelSeq() == sent);
        assertThat(seq).as("a slow consumer is noticed").isLessThan(2_000);
      }
      assertThat(slow.closeCode()).isEqualTo(4011);
    }
  }

  @Test
  void closesASocketThatTakesNothing() {
    try (var rig = rig(Limits.ofStall(500));
        var stalled = TestSocket.openNarrow(rig.port(), Encoding.PROTOBUF, 4 * 1024);
        var quick = rig.live(ANN, 1, TOWN)) {
      stalled.send(GatewayRig.identify(rig.ticket(BEN, 2, TOWN)));
      stalled.until(GatewayFrame::hasReady);
      // More than the kernel takes, less than the queue may hold.
      for (int seq = 1; seq <= 150; seq++) {
        rig.publish(Sample.created(TOWN, SQUARE, seq, 10_000 + seq, "x".repeat(2_800)));
      }
      quick.until(frame -> frame.getDispatch().getChannelSeq() == 150);
      assertThat(quick.isSilent(1_500, frame -> true)).isTrue();
      assertThat(
              metric(rig, "parley_gateway_slow_closes_total{reason=\"stalled\"}")
                  + metric(rig, "parley_gateway_slow_closes_total{reason=\"queue_full\"}"))
          .isEqualTo(1);
    }
  }

  @Test
  void tellsTypingToThoseWhoSeeTheChannelButNotToTheTypist() {
    try (var rig = rig(GatewayRig.LIMITS);
        var ann = rig.live(ANN, 1, TOWN);
        var annsPhone = rig.live(ANN, 11, TOWN);
        var ben = rig.live(BEN, 2, TOWN);
        var stranger = rig.live(500, 3, TOWN)) {
      ann.send(typing(SQUARE));
      ann.send(typing(SQUARE));
      var heard = ben.until(GatewayFrame::hasTypingStarted).getTypingStarted();
      assertThat(heard.getUserId()).isEqualTo(ANN);
      assertThat(heard.getChannelId()).isEqualTo(SQUARE);
      assertThat(heard.getServerId()).isEqualTo(TOWN);
      assertThat(heard.getTtlMs()).isEqualTo(8_000);
      assertThat(ben.isSilent(300, GatewayFrame::hasPresenceChanged)).as("once").isTrue();
      assertThat(ann.isSilent(50, GatewayFrame::hasPresenceChanged)).isTrue();
      assertThat(annsPhone.isSilent(50, GatewayFrame::hasPresenceChanged)).isTrue();
      assertThat(stranger.isSilent(50, GatewayFrame::hasPresenceChanged)).isTrue();
    }
  }

  @Test
  void doesNotLeakTypingInAHiddenChannel() {
    try (var rig = rig(GatewayRig.LIMITS)) {
      rig.truth.find(TOWN).everyone = chat.parley.domain.permission.PermissionSet.NONE;
      try (var owner = rig.live(ANN, 1, TOWN);
          var member = rig.live(BEN, 2, TOWN)) {
        owner.send(typing(SQUARE));
        member.send(typing(SQUARE));
        member.send(typing(987_654));
        assertThat(member.isSilent(300, GatewayFrame::hasPresenceChanged)).isTrue();
        assertThat(owner.isSilent(50, GatewayFrame::hasPresenceChanged))
            .as("who does not see the channel cannot type in it")
            .isTrue();
      }
    }
  }

  private static GatewayRig rig(GatewayLimits limits) {
    var rig = new GatewayRig(limits);
    rig.truth.town(TOWN, ANN, SQUARE).members.add(new UserId(BEN));
    return rig;
  }

  private static ClientFrame typing(long channel) {
    return ClientFrame.newBuilder()
        .setStartTyping(StartTyping.newBuilder().setChannelId(channel))
        .build();
  }

  private static double metric(GatewayRig rig, String line) {
    return rig.metrics
        .exposition()
        .lines()
        .filter(each -> each.startsWith(line + " "))
        .mapToDouble(each -> Double.parseDouble(each.substring(line.length() + 1)))
        .sum();
  }
}
