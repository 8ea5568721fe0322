package chat.parley.gateway.node;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.id.UserId;
import chat.parley.domain.permission.PermissionSet;
import chat.parley.gateway.rig.GatewayRig;
import chat.parley.gateway.rig.Sample;
import chat.parley.gateway.rig.TestSocket;
import chat.parley.proto.v1.ChannelPosition;
import chat.parley.proto.v1.GatewayFrame;
import chat.parley.proto.v1.Resume;
import chat.parley.proto.v1.ServerPosition;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
class ResumeTest {

  private static final long ANN = 1;
  private static final long BEN = 2;
  private static final long TOWN = 100;
  private static final long SQUARE = 101;

  private final GatewayRig rig = new GatewayRig();

  @BeforeEach
  void town() {
    rig.truth.town(TOWN, ANN, SQUARE).members.add(new UserId(BEN));
  }

  @AfterEach
  void stop() {
    rig.close();
    assertThat(rig.errors.newest()).isEmpty();
  }

  @Test
  void repeatsWhatWasMissedAndGoesOnLive() {
    hearThenLeave(1);
    sayWhileBenSeesIt(2, 4);
    try (var back = rig.connect()) {
      back.send(resumeAt(rig, 1));
      assertThat(seqsBeforeResumed(back, 3)).containsExactly(2L, 3L, 4L);
      rig.publish(Sample.created(TOWN, SQUARE, 5, 55, "live"));
      assertThat(back.until(GatewayFrame::hasDispatch).getDispatch().getChannelSeq()).isEqualTo(5);
    }
  }

  @Test
  void repeatsEvenWhenEverybodyHadLeft() {
    hearThenLeave(1);
    rig.publish(Sample.created(TOWN, SQUARE, 2, 52, "to nobody"));
    try (var back = rig.connect()) {
      back.send(resumeAt(rig, 1));
      assertThat(seqsBeforeResumed(back, 1)).containsExactly(2L);
    }
  }

  @Test
  void doesNotRepeatWhatWasEditedOrDeleted() {
    hearThenLeave(1);
    try (var ben = rig.live(BEN, 2, TOWN)) {
      rig.publish(Sample.created(TOWN, SQUARE, 2, 52, "wrong words"));
      rig.publish(Sample.created(TOWN, SQUARE, 3, 53, "never said"));
      rig.publish(Sample.edited(TOWN, SQUARE, 4, 52, "right words"));
      rig.publish(Sample.deleted(TOWN, SQUARE, 5, 53));
      ben.until(frame -> frame.getDispatch().getChannelSeq() == 5);
    }
    try (var back = rig.connect()) {
      back.send(resumeAt(rig, 1));
      var frames = framesBeforeResumed(back);
      assertThat(frames)
          .extracting(frame -> frame.getDispatch().getChannelSeq())
          .containsExactly(4L, 5L);
      assertThat(frames.toString()).doesNotContain("wrong words").doesNotContain("never said");
    }
  }

  @Test
  void asksPermissionAnew() {
    hearThenLeave(1);
    sayWhileBenSeesIt(2, 2);
    rig.truth.find(TOWN).members.remove(new UserId(ANN));
    rig.truth.find(TOWN).seq = 2;
    rig.publish(
        Sample.ofServer(TOWN, 2)
            .setMemberLeft(chat.parley.proto.v1.MemberLeft.newBuilder().setUserId(ANN)));
    try (var watch = rig.live(BEN, 2, TOWN);
        var back = rig.connect()) {
      rig.publish(Sample.created(TOWN, SQUARE, 3, 53, "after"));
      watch.until(frame -> frame.getDispatch().getChannelSeq() == 3);
      back.send(resumeAt(rig, 1));
      var resumed = back.until(frame -> frame.hasResumed() || frame.hasDispatch());
      assertThat(resumed.getResumed().getServersList()).isEmpty();
      assertThat(resumed.hasResumed()).isTrue();
    }
  }

  @Test
  void leavesAHoleItCannotFillToTheCatchUpLog() {
    rig.truth.head(TOWN, SQUARE, 40);
    try (var back = rig.connect()) {
      back.send(resumeAt(rig, 1));
      var resumed = back.until(frame -> frame.hasResumed() || frame.hasDispatch()).getResumed();
      assertThat(resumed.getReplayed()).isZero();
      assertThat(resumed.getServers(0).getChannels(0).getHeadSeq()).isEqualTo(40);
    }
  }

  @Test
  void worksOnAnotherNode() {
    try (var other = rig.another()) {
      other.truth.town(TOWN, ANN, SQUARE).members.add(new UserId(BEN));
      try (var ben = other.live(BEN, 2, TOWN)) {
        hearThenLeave(1);
        ben.until(frame -> frame.getDispatch().getChannelSeq() == 1);
        rig.publish(Sample.created(TOWN, SQUARE, 2, 52, "moved"));
        ben.until(frame -> frame.getDispatch().getChannelSeq() == 2);
        try (var back = other.connect()) {
          back.send(resumeAt(rig, 1));
          assertThat(seqsBeforeResumed(back, 1)).containsExactly(2L);
        }
      }
    }
  }

  @Test
  void readsAServerAnewOfWhichTheClientHeardMore() {
    hearThenLeave(1);
    rig.truth.find(TOWN).seq = 7;
    int before = rig.truth.loads.get();
    for (int i = 0; i < 10; i++) {
      try (var back = rig.connect()) {
        back.send(
            GatewayRig.resume(
                Resume.newBuilder()
                    .setTicket(rig.ticket(ANN, 1, TOWN))
                    .addServers(
                        ServerPosition.newBuilder().setServerId(TOWN).setServerSeq(7 + 100 * i))));
        var resumed = back.until(GatewayFrame::hasResumed).getResumed();
        assertThat(resumed.getServers(0).getServer().getServerSeq()).isEqualTo(7);
      }
    }
    assertThat(rig.truth.loads.get() - before).as("claims are not believed at once").isLessThan(4);
  }

  @Test
  void readsNothingForAStormOfResumes() {
    hearThenLeave(1);
    rig.truth.find(TOWN).everyone = PermissionSet.EVERYONE_DEFAULT;
    int before = rig.truth.loads.get();
    for (int i = 0; i < 100; i++) {
      try (var back = rig.connect()) {
        back.send(resumeAt(rig, 1));
        back.until(GatewayFrame::hasResumed);
      }
    }
    assertThat(rig.truth.loads.get()).isEqualTo(before);
  }

  private void hearThenLeave(long seq) {
    try (var socket = rig.live(ANN, 1, TOWN)) {
      rig.publish(Sample.created(TOWN, SQUARE, seq, 50 + seq, "heard"));
      socket.until(frame -> frame.getDispatch().getChannelSeq() == seq);
    }
  }

  private void sayWhileBenSeesIt(long from, long to) {
    try (var ben = rig.live(BEN, 2, TOWN)) {
      for (long seq = from; seq <= to; seq++) {
        rig.publish(Sample.created(TOWN, SQUARE, seq, 50 + seq, "missed"));
      }
      ben.until(frame -> frame.getDispatch().getChannelSeq() == to);
    }
  }

  private static chat.parley.proto.v1.ClientFrame resumeAt(GatewayRig tickets, long seq) {
    return GatewayRig.resume(
        Resume.newBuilder()
            .setTicket(tickets.ticket(ANN, 1, TOWN))
            .addChannels(ChannelPosition.newBuilder().setChannelId(SQUARE).setChannelSeq(seq)));
  }

  private static List<Long> seqsBeforeResumed(TestSocket socket, int replayed) {
    var frames = framesBeforeResumed(socket);
    assertThat(frames).hasSize(replayed);
    return frames.stream().map(frame -> frame.getDispatch().getChannelSeq()).toList();
  }

  private static List<GatewayFrame> framesBeforeResumed(TestSocket socket) {
    var frames = new ArrayList<GatewayFrame>();
    while (true) {
      var frame = socket.nextFrame();
      if (frame.hasResumed()) {
        assertThat(frame.getResumed().getReplayed()).isEqualTo(frames.size());
        return frames;
      }
      frames.add(frame);
    }
  }
}
