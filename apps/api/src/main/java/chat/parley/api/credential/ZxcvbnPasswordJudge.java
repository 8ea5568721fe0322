package chat.parley.api.credential;

import chat.parley.domain.credential.Password;
import chat.parley.domain.credential.PasswordJudge;
import com.nulabinc.zxcvbn.Zxcvbn;
import jakarta.inject.Singleton;
import java.util.Collection;

/// Judges by zxcvbn's dictionaries and patterns, which come with it.
@Singleton
final class ZxcvbnPasswordJudge implements PasswordJudge {
  /// The work grows faster than the password; what comes after this many characters cannot make a
  /// password worse.
  private static final int CHARACTERS_JUDGED_MAX = 100;

  private final Zxcvbn zxcvbn = new Zxcvbn();

  @Override
  public int score(Password password, Collection<String> known) {
    var text = password.value();
    var words = known.stream().filter(word -> !word.isEmpty()).toList();
    return zxcvbn
        .measure(text.substring(0, Math.min(text.length(), CHARACTERS_JUDGED_MAX)), words)
        .getScore();
  }
}
