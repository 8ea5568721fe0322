package chat.parley.domain.password;

import chat.parley.domain.credential.Password;
import chat.parley.domain.credential.PasswordHasher;
import chat.parley.domain.credential.PasswordHasher.Match;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.StepUps;
import java.time.InstantSource;

/// Steps up by the password, typed again.
public final class ProvePassword {

  public enum Outcome {
    PROVED,
    WRONG_CREDENTIALS
  }

  private final PasswordStore passwords;
  private final PasswordHasher hasher;
  private final StepUps stepUps;
  private final InstantSource clock;

  public ProvePassword(
      PasswordStore passwords, PasswordHasher hasher, StepUps stepUps, InstantSource clock) {
    this.passwords = passwords;
    this.hasher = hasher;
    this.stepUps = stepUps;
    this.clock = clock;
  }

  public Outcome handle(Caller caller, Password typed) {
    var hash = passwords.find(caller.user()).orElse(null);
    if (hasher.verify(typed, hash) == Match.WRONG) {
      return Outcome.WRONG_CREDENTIALS;
    }
    return stepUps.record(caller, clock.instant().plus(StepUps.GOOD_FOR))
        ? Outcome.PROVED
        : Outcome.WRONG_CREDENTIALS;
  }
}
