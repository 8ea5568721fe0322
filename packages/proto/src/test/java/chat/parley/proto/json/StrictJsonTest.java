package chat.parley.proto.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import chat.parley.proto.v1.ClientFrame;
import chat.parley.proto.v1.MarkReadRequest;
import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  private static final Duration SOON = Duration.ofSeconds(1);

  @ParameterizedTest
  @ValueSource(strings = {"12", "\"12\"", "12.0", "\"1.2e1\"", "1.2E+1"})
  void readsANumberInEveryFormOfProtoJson(String number) throws InvalidProtocolBufferException {
    assertThat(position(number).getChannelSeq()).isEqualTo(12);
  }

  @Test
  void readsTheLargestNumber() throws InvalidProtocolBufferException {
    assertThat(position("\"18446744073709551615\"").getChannelSeq()).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1e10000003", "\"1e10000003\"", "\"1\\u0065999999999\"", "1e-999999999", "true"})
  void refusesANumberThatTakesForever(String number) {
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> position(number))
                .isInstanceOf(InvalidProtocolBufferException.class));
  }

  @Test
  void refusesANumberOfAMillionDigits() {
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> position("9".repeat(1_000_000)))
                .isInstanceOf(InvalidProtocolBufferException.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e10000003", "\"1e10000003\"", "\"a b\"", "[]"})
  void refusesANameThatIsNone(String status) {
    var frame = "{\"updatePresence\":{\"status\":" + status + "}}";
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> StrictJson.merge(frame, ClientFrame.newBuilder()))
                .isInstanceOf(InvalidProtocolBufferException.class));
  }

  private static MarkReadRequest position(String number) throws InvalidProtocolBufferException {
    var request = MarkReadRequest.newBuilder();
    StrictJson.merge("{\"channelSeq\":" + number + "}", request);
    return request.build();
  }
}
