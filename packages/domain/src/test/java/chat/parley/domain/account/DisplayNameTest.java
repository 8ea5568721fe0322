package chat.parley.domain.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {

  @ParameterizedTest
  @CsvSource({"' Ada Lovelace ',Ada Lovelace", "Zoe\u0308,Zo\u00EB", "👩‍🚀,👩‍🚀", "עדה,עדה"})
  void normalisesWhatWasTyped(String typed, String name) {
    assertThat(DisplayName.parse(typed)).contains(new DisplayName(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "\u200B\u200D", "\u3164", "a\nb", "a\u0007", "\u202Eada", "\u2066a"})
  void refusesWhatCannotBeShown(String typed) {
    assertThat(DisplayName.parse(typed)).isEmpty();
  }

  @Test
  void hasSixtyFourCodePointsAtMost() {
    assertThat(DisplayName.parse("😀".repeat(64))).isPresent();
    assertThat(DisplayName.parse("😀".repeat(65))).isEmpty();
    assertThat(new DisplayName("Ada")).hasToString("DisplayName[redacted]");
  }
}
