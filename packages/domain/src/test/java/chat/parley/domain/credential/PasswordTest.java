package chat.parley.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.credential.PasswordPolicy.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class PasswordTest {

  @Test
  void isTheSameFromEveryKeyboard() {
    assertThat(Password.parse("cafe\u0301")).isEqualTo(Password.parse("caf\u00E9"));
  }

  @Test
  void countsCodePoints() {
    assertThat(Password.parse("😀".repeat(256)).orElseThrow().codePoints()).isEqualTo(256);
    assertThat(Password.parse("😀".repeat(257))).isEmpty();
    assertThat(Password.parse("\uFDFA".repeat(256))).isEmpty(); // one becomes eighteen in NFKC
  }

  @Test
  void printsNothing() {
    assertThat(new Password("correct horse")).hasToString("Password[redacted]");
    assertThat(new PasswordHash("$argon2id$")).hasToString("PasswordHash[redacted]");
  }

  @Test
  void isAcceptedWhenLongAndHardToGuess() {
    var policy = new PasswordPolicy((password, _) -> password.value().contains("weak") ? 2 : 3);

    assertThat(policy.check(new Password("x".repeat(14)), List.of())).isEqualTo(Verdict.TOO_SHORT);
    assertThat(policy.check(new Password("x".repeat(15)), List.of())).isEqualTo(Verdict.ACCEPTED);
    assertThat(policy.check(new Password("weak".repeat(5)), List.of())).isEqualTo(Verdict.TOO_WEAK);
  }
}
