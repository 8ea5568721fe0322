package chat.parley.gateway.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.gateway.rig.Sample;
import chat.parley.proto.v1.MemberLeft;
import com.google.protobuf.InvalidProtocolBufferException;
import org.junit.jupiter.api.Test;

class EventHeaderTest {

  @Test
  void readsWhatRoutingTakesAndSkipsTheRest() throws Exception {
    assertThat(read(Sample.created(1, 2, 3, 4, "text").setEventId(9).build().toByteArray()))
        .isEqualTo(new EventHeader(1, 2, 3, 0, 10, 4, 77));
    assertThat(read(Sample.edited(1, 2, 3, 4, "text").build().toByteArray()))
        .isEqualTo(new EventHeader(1, 2, 3, 0, 11, 4, 77));
    assertThat(read(Sample.deleted(1, 2, 3, 4).build().toByteArray()))
        .isEqualTo(new EventHeader(1, 2, 3, 0, 12, 4, 0));
    var left = Sample.ofServer(1, 8).setMemberLeft(MemberLeft.newBuilder().setUserId(3));
    assertThat(read(left.build().toByteArray())).isEqualTo(new EventHeader(1, 0, 0, 8, 33, 0, 0));
  }

  @Test
  void refusesWhatIsNoEnvelope() {
    assertThatThrownBy(() -> read(new byte[] {(byte) 0xFF, 1, 2}))
        .isInstanceOf(InvalidProtocolBufferException.class);
  }

  private static EventHeader read(byte[] envelope) throws InvalidProtocolBufferException {
    return EventHeader.read(envelope);
  }
}
