package chat.parley.domain.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsernameTest {

  @ParameterizedTest
  @CsvSource({
    "Ada,ada",
    "  ada  ,ada",
    "ＡＤＡ,ada",
    "Straße,strasse",
    "ΟΔΥΣΣΕΥΣ,οδυσσευσ",
    "ada.love_lace-1,ada.love_lace-1",
    "ﬁne,fine",
    "नमस्ते,नमस्ते",
    "東京タワー,東京タワー",
    "한국2,한국2",
    "7up,7up"
  })
  void foldsWhatWasTyped(String typed, String folded) {
    assertThat(Username.parse(typed)).contains(new Username(folded));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        ".ada",
        "-ada",
        "ada lovelace",
        "ada@home",
        "ad\u0000a",
        "ada\u200B",
        "\u202Eada",
        "ada😀",
        "p\u0430ypal", // a Cyrillic letter in a Latin name
        "\u0301ada",
        "abcdefghijklmnopqrstuvwxyz1234567"
      })
  void refusesWhatIsNoName(String typed) {
    assertThat(Username.parse(typed)).isEmpty();
  }

  @Test
  void countsCodePoints() {
    assertThat(Username.parse("𝒶".repeat(32))).contains(new Username("a".repeat(32)));
    assertThat(Username.parse("𐐨".repeat(32))).isPresent();
    assertThat(Username.parse("𐐨".repeat(33))).isEmpty();
  }

  @Test
  void holdsOnlyFoldedNames() {
    assertThatThrownBy(() -> new Username("Ada")).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Username("ada")).hasToString("Username[redacted]");
  }
}
