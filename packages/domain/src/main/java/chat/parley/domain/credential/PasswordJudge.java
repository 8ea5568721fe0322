package chat.parley.domain.credential;

import java.util.Collection;

/// Tells how hard a password is to guess, without asking anyone else.
public interface PasswordJudge {

  /// The lowest score that is accepted.
  int SCORE_ACCEPTED_MIN = 3;

  /// From 0 (guessed at once) to 4 (strong).
  ///
  /// @param known words that make a password easier to guess, such as the person's names
  int score(Password password, Collection<String> known);
}
