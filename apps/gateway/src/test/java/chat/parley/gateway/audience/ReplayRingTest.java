package chat.parley.gateway.audience;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.UserId;
import chat.parley.gateway.fanout.SharedFrame;
import chat.parley.gateway.rig.Sample;
import chat.parley.proto.v1.EventEnvelope;
import chat.parley.proto.v1.MemberLeft;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplayRingTest {

  private static final ChannelId ROOM = new ChannelId(5);
  private static final ChannelId OTHER = new ChannelId(6);
  private static final ChannelId WHOLE_SERVER = new ChannelId(0);

  private final AtomicLong nodeBytes = new AtomicLong();
  private final ReplayRing ring =
      new ReplayRing(new ReplayLimits(60_000, 20_000, 30_000, 5_000), nodeBytes);
  private final List<SharedFrame> frames = new ArrayList<>();
  private long nowMs;

  @Test
  void repeatsWhatASessionMissed() {
    add(Sample.created(1, 5, 1, 10, "a"));
    add(Sample.created(1, 5, 2, 11, "b"));
    add(Sample.created(1, 6, 1, 12, "c"));
    add(Sample.created(1, 5, 3, 13, "d"));
    assertThat(missed(Map.of(ROOM, 1L))).containsExactly(frames.get(1), frames.get(3));
  }

  @Test
  void repeatsNothingOfAChannelWhoseHoleItCannotFill() {
    add(Sample.created(1, 5, 7, 10, "a"));
    assertThat(missed(Map.of(ROOM, 5L))).isEmpty();
    assertThat(missed(Map.of(ROOM, 6L))).hasSize(1);
    add(Sample.created(1, 5, 9, 11, "b"));
    assertThat(missed(Map.of(ROOM, 6L))).isEmpty();
  }

  @Test
  void toleratesAnEventThatCameTwice() {
    add(Sample.created(1, 5, 1, 10, "a"));
    add(Sample.created(1, 5, 1, 10, "a"));
    add(Sample.created(1, 5, 2, 11, "b"));
    assertThat(missed(Map.of(ROOM, 0L))).hasSize(3);
  }

  @Test
  void repeatsNoContentThatWasEditedOrDeleted() {
    add(Sample.created(1, 5, 1, 10, "first words"));
    add(Sample.created(1, 5, 2, 11, "secret"));
    add(Sample.edited(1, 5, 3, 10, "better words"));
    add(Sample.deleted(1, 5, 4, 11));
    assertThat(missed(Map.of(ROOM, 0L))).containsExactly(frames.get(2), frames.get(3));
    add(Sample.deleted(1, 5, 5, 10));
    assertThat(missed(Map.of(ROOM, 0L))).containsExactly(frames.get(3), frames.get(4));
  }

  @Test
  void repeatsNothingOfAnErasedAuthor() {
    add(Sample.created(1, 5, 1, 10, "a"));
    ring.purgeAuthor(new UserId(77));
    assertThat(missed(Map.of(ROOM, 0L))).isEmpty();
    assertThat(nodeBytes).hasValue(0);
  }

  @Test
  void asksAnewWhetherTheChannelMayBeSeen() {
    add(Sample.created(1, 5, 1, 10, "a"));
    add(Sample.created(1, 6, 1, 11, "b"));
    var wanted = new ReplayRing.Wanted(Map.of(ROOM, 0L, OTHER, 0L), -1);
    assertThat(ring.missed(wanted, 99, ROOM::equals)).containsExactly(frames.getFirst());
  }

  @Test
  void repeatsEventsOfTheServerFromTheSeqThatIsKnown() {
    add(Sample.ofServer(1, 8).setMemberLeft(MemberLeft.newBuilder().setUserId(2)));
    add(Sample.ofServer(1, 9).setMemberLeft(MemberLeft.newBuilder().setUserId(3)));
    assertThat(ring.missed(new ReplayRing.Wanted(Map.of(), 8), 99, _ -> true))
        .containsExactly(frames.get(1));
    assertThat(ring.missed(new ReplayRing.Wanted(Map.of(), -1), 99, _ -> true)).isEmpty();
  }

  @Test
  void leavesWhatComesLiveToTheRoom() {
    add(Sample.created(1, 5, 1, 10, "a"));
    add(Sample.created(1, 5, 2, 11, "b"));
    var wanted = new ReplayRing.Wanted(Map.of(ROOM, 0L), -1);
    assertThat(ring.missed(wanted, 1, _ -> true)).containsExactly(frames.getFirst());
  }

  @Test
  void forgetsAfterAMinute() {
    add(Sample.created(1, 5, 1, 10, "a"));
    nowMs = 60_001;
    ring.expire(nowMs);
    assertThat(missed(Map.of(ROOM, 0L))).isEmpty();
    assertThat(nodeBytes).hasValue(0);
  }

  @Test
  void keepsWithinItsBytesAndThoseOfTheNode() {
    for (int i = 1; i <= 100; i++) {
      add(Sample.created(1, 5, i, 10 + i, "x".repeat(1_000)));
    }
    assertThat(nodeBytes.get()).isBetween(10_000L, 20_000L);
    nodeBytes.addAndGet(29_000);
    add(Sample.created(1, 5, 101, 200, "y"));
    assertThat(nodeBytes.get()).isLessThanOrEqualTo(30_000);
  }

  @Test
  void repeatsNoMoreThanASessionMayTakeAtOnce() {
    for (int i = 1; i <= 10; i++) {
      add(Sample.created(1, 5, i, 10 + i, "x".repeat(1_000)));
    }
    assertThat(missed(Map.of(ROOM, 0L))).isEmpty();
    assertThat(missed(Map.of(ROOM, 7L))).hasSize(3);
  }

  private void add(EventEnvelope.Builder event) {
    try {
      var payload = event.build().toByteArray();
      var header = EventHeader.read(payload);
      frames.add(SharedFrame.dispatch(payload));
      var channel = header.channelId() == 0 ? WHOLE_SERVER : new ChannelId(header.channelId());
      ring.append(frames.size(), nowMs, header, channel, frames.getLast());
    } catch (InvalidProtocolBufferException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private List<SharedFrame> missed(Map<ChannelId, Long> channels) {
    return ring.missed(new ReplayRing.Wanted(channels, -1), 999, _ -> true);
  }
}
