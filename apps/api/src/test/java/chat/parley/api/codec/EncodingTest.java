package chat.parley.api.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/*                                                | JSON",
        "application/*                                      | JSON",
        "application/json                                   | JSON",
        "application/problem+json                           | JSON",
        "application/x-protobuf                             | PROTOBUF",
        "APPLICATION/X-PROTOBUF                             | PROTOBUF",
        "application/problem+x-protobuf                     | PROTOBUF",
        "application/json, application/x-protobuf           | JSON",
        "application/json;q=0.5, application/x-protobuf     | PROTOBUF",
        "application/json;q=0, */*                          | PROTOBUF",
        "*/*;q=0.9, application/x-protobuf;q=0.8            | JSON",
        "application/x-protobuf, */*;q=0.1                  | PROTOBUF",
        "application/x-protobuf;v=1;q=0.2, text/html        | PROTOBUF",
        "text/html, application/xhtml+xml, */*;q=0.8        | JSON",
        "application/json;q=nonsense, application/x-protobuf;q=0.001 | PROTOBUF",
      })
  void choosesWhatIsMostWelcome(String accept, Encoding expected) {
    assertThat(Acceptance.of(List.of(accept)).best()).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/json;q=0",
        "*/*;q=0",
        "",
        "q=1",
        "application/json;q=2",
        ";;,,"
      })
  void findsNothingWelcome(String accept) {
    assertThat(Acceptance.of(List.of(accept)).best()).isEmpty();
  }

  @Test
  void takesSeveralHeadersForOne() {
    assertThat(Acceptance.of(List.of("text/html", "application/x-protobuf")).best())
        .contains(Encoding.PROTOBUF);
  }

  @Test
  void answersJsonToWhoSaysNothing() {
    assertThat(Acceptance.of(List.of()).best()).contains(Encoding.JSON);
  }
}
