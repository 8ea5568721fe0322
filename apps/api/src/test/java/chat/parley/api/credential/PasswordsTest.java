package chat.parley.api.credential;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.domain.credential.Password;
import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.credential.PasswordHasher;
import chat.parley.domain.credential.PasswordHasher.Match;
import chat.parley.domain.credential.PasswordJudge;
import chat.parley.shared.crypto.Argon2;
import chat.parley.testkit.key.MemoryRootKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private static final Password PASSWORD = new Password("correct horse battery staple");

  private final PasswordHasher hasher = new Argon2PasswordHasher(new MemoryRootKey());
  private final PasswordJudge judge = new ZxcvbnPasswordJudge();

  @Test
  void matchesOnlyThePasswordThatWasHashed() {
    var hash = hasher.hash(PASSWORD);

    assertThat(hash.value()).startsWith("$argon2id$v=19$m=47104,t=1,p=1$");
    assertThat(hasher.verify(PASSWORD, hash)).isEqualTo(Match.RIGHT);
    assertThat(hasher.verify(new Password("correct horse"), hash)).isEqualTo(Match.WRONG);
    assertThat(hasher.hash(PASSWORD)).isNotEqualTo(hash);
  }

  @Test
  void takesAKeyOutsideTheDatabaseToGuess() {
    var hash = hasher.hash(PASSWORD);

    assertThat(new Argon2PasswordHasher(new MemoryRootKey()).verify(PASSWORD, hash))
        .isEqualTo(Match.WRONG);
  }

  @Test
  void noticesParametersThatAreNoLongerOurs() {
    var root = new MemoryRootKey();
    var weaker = WeakerArgon2.hash(root, PASSWORD);

    assertThat(new Argon2PasswordHasher(root).verify(PASSWORD, new PasswordHash(weaker)))
        .isEqualTo(Match.RIGHT_BUT_DATED);
  }

  @Test
  void worksAsMuchForANameThatIsNotThere() {
    var argon2 = new Argon2();
    var counted = new Argon2PasswordHasher(new MemoryRootKey(), argon2);
    var hash = counted.hash(PASSWORD);
    var wrong = new Password("wrong");

    assertThat(workOf(argon2, () -> counted.verify(wrong, null)))
        .isEqualTo(workOf(argon2, () -> counted.verify(wrong, hash)))
        .isEqualTo(workOf(argon2, () -> counted.verify(PASSWORD, hash)))
        .isEqualTo(47_104);
  }

  private static long workOf(Argon2 argon2, Runnable action) {
    long before = argon2.work();
    action.run();
    return argon2.work() - before;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"passwordpassword", "aaaaaaaaaaaaaaaaaaaa", "qwertyuiopasdfgh", "123456789012345"})
  void knowsPasswordsThatAreEasyToGuess(String easy) {
    assertThat(judge.score(new Password(easy), List.of()))
        .isLessThan(PasswordJudge.SCORE_ACCEPTED_MIN);
  }

  @Test
  void knowsThePersonsOwnWords() {
    var password = new Password("ada.lovelace-ada");

    assertThat(judge.score(password, List.of("ada.lovelace", "ada")))
        .isLessThan(judge.score(password, List.of("")));
    assertThat(judge.score(PASSWORD, List.of("ada")))
        .isGreaterThanOrEqualTo(PasswordJudge.SCORE_ACCEPTED_MIN);
  }

  @Test
  @Timeout(10)
  void isQuickWithTheLongestPassword() {
    judge.score(new Password("aB1!".repeat(64)), List.of("ada"));
    judge.score(new Password("abcdefgh".repeat(32)), List.of("abcdefgh"));
  }
}
