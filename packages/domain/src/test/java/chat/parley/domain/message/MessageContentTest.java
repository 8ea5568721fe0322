package chat.parley.domain.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.parley.domain.message.MessageContent.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageContentTest {
  private static final String FAMILY = "👨‍👩‍👧";
  private static final String LONE_SURROGATE = "\uD83D";

  @ParameterizedTest
  @ValueSource(
      strings = {"hello", "  kept as typed \n", "שלום", "你好", FAMILY, "\u200B.\u200B", "."})
  void keepsWhatIsVisibleExactlyAsTyped(String text) {
    assertThat(MessageContent.read(text)).isEqualTo(new Reading.Accepted(new MessageContent(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\n\t", "\u200B\u200D", "\u00A0\u2003", "\u3164", "\u2800", "\u0000"})
  void refusesWhatNobodyCanSee(String text) {
    assertThat(MessageContent.read(text)).isEqualTo(new Reading.Empty());
    assertThatIllegalArgumentException().isThrownBy(() -> new MessageContent(text));
  }

  @Test
  void countsCodePointsNotChars() {
    int max = MessageContent.CODE_POINTS_MAX;

    assertThat(MessageContent.read("😀".repeat(max))).isInstanceOf(Reading.Accepted.class);
    assertThat(MessageContent.read("x".repeat(max + 1))).isEqualTo(new Reading.TooLong());
    assertThatIllegalArgumentException().isThrownBy(() -> new MessageContent("x".repeat(max + 1)));
  }

  @Test
  void mendsLoneSurrogates() {
    assertThat(MessageContent.read("a" + LONE_SURROGATE + "b"))
        .isEqualTo(new Reading.Accepted(new MessageContent("a\uFFFDb")));
  }

  @Test
  void neverPrintsItself() {
    assertThat(new MessageContent("secret")).hasToString("MessageContent[redacted]");
  }
}
