package chat.parley.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.gateway.rig.Sample;
import chat.parley.gateway.session.Encoding;
import chat.parley.proto.v1.GatewayFrame;
import com.google.protobuf.util.JsonFormat;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharedFrameTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 50, 80, 100, 127, 200, 20_000, 70_000})
  void wrapsAnEnvelopeAsAnEncoderWould(int length) throws Exception {
    var envelope = Sample.created(1, 2, 3, 4, "x".repeat(length)).build();
    var expected = GatewayFrame.newBuilder().setDispatch(envelope).build();
    var wrapped = SharedFrame.dispatch(envelope.toByteArray());
    assertThat(wrapped.encoded(Encoding.PROTOBUF))
        .isEqualTo(SharedFrame.of(expected).encoded(Encoding.PROTOBUF));
    var json = payload(wrapped.encoded(Encoding.JSON));
    var parsed = GatewayFrame.newBuilder();
    JsonFormat.parser().merge(json, parsed);
    assertThat(parsed.build()).isEqualTo(expected);
  }

  @Test
  void writesIdsAsStringsInJson() {
    var json =
        payload(
            SharedFrame.dispatch(Sample.created(1, 2, 3, 4, "hi").build().toByteArray())
                .encoded(Encoding.JSON));
    assertThat(json).contains("\"serverId\":\"1\"").doesNotContain("\n");
  }

  @Test
  void transcodesOnce() {
    var frame = SharedFrame.dispatch(Sample.created(1, 2, 3, 4, "hi").build().toByteArray());
    assertThat(frame.encoded(Encoding.JSON)).isSameAs(frame.encoded(Encoding.JSON));
  }

  private static String payload(byte[] frame) {
    int header = (frame[1] & 0x7F) < 126 ? 2 : (frame[1] & 0x7F) == 126 ? 4 : 10;
    return new String(Arrays.copyOfRange(frame, header, frame.length), StandardCharsets.UTF_8);
  }
}
