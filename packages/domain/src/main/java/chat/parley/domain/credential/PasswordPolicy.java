package chat.parley.domain.credential;

import java.util.Collection;

/// What a new password must be: long enough, and hard to guess for someone who knows the person.
public final class PasswordPolicy {

  public enum Verdict {
    ACCEPTED,
    TOO_SHORT,
    TOO_WEAK
  }

  private final PasswordJudge judge;

  public PasswordPolicy(PasswordJudge judge) {
    this.judge = judge;
  }

  /// Judges a new password.
  ///
  /// @param known words that make it easier to guess, such as the person's names
  public Verdict check(Password password, Collection<String> known) {
    if (password.codePoints() < Password.CODE_POINTS_MIN) {
      return Verdict.TOO_SHORT;
    }
    return judge.score(password, known) < PasswordJudge.SCORE_ACCEPTED_MIN
        ? Verdict.TOO_WEAK
        : Verdict.ACCEPTED;
  }
}
