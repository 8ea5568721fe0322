package chat.parley.gateway.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameEncoderTest {

  @ParameterizedTest
  @CsvSource({"0,2", "125,2", "126,4", "65535,4", "65536,10", "300000,10"})
  void writesTheShortestLengthAndNoMask(int length, int headerLength) {
    var payload = new byte[length];
    Arrays.fill(payload, (byte) 7);
    var frame = FrameEncoder.binary(payload);
    assertThat(frame).hasSize(headerLength + length).startsWith(0x82);
    assertThat(frame[1] & 0x80).isZero();
    long written = frame[1];
    if (headerLength > 2) {
      written = 0;
      for (int i = 2; i < headerLength; i++) {
        written = (written << 8) | (frame[i] & 0xFF);
      }
    }
    assertThat(written).isEqualTo(length);
    assertThat(Arrays.copyOfRange(frame, headerLength, frame.length)).isEqualTo(payload);
  }

  @Test
  void joinsHeadAndPayload() {
    assertThat(FrameEncoder.binary(new byte[] {1, 2}, new byte[] {3}))
        .containsExactly(0x82, 3, 1, 2, 3);
  }

  @Test
  void writesCloseWithAndWithoutACode() {
    assertThat(FrameEncoder.close(new CloseStatus(4011))).containsExactly(0x88, 2, 0x0F, 0xAB);
    assertThat(FrameEncoder.close(CloseStatus.ABSENT)).containsExactly(0x88, 0);
  }

  @Test
  void echoesThePayloadOfAPing() {
    assertThat(FrameEncoder.pong(new byte[] {9})).containsExactly(0x8A, 1, 9);
  }
}
