package chat.parley.domain.password;

import chat.parley.domain.account.Account;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.credential.Password;
import chat.parley.domain.credential.PasswordHasher;
import chat.parley.domain.credential.PasswordPolicy;
import java.time.InstantSource;

/// Sets a new password with a one-use link. A password that is refused leaves the link good.
public final class ResetPassword {

  public record Command(ResetToken token, Password next) {}

  public sealed interface Outcome {
    record Reset() implements Outcome {}

    record LinkInvalid() implements Outcome {}

    record PasswordTooShort() implements Outcome {}

    record PasswordTooWeak() implements Outcome {}
  }

  private final AccountStore accounts;
  private final PasswordStore passwords;
  private final PasswordPolicy policy;
  private final PasswordHasher hasher;
  private final InstantSource clock;

  public ResetPassword(
      AccountStore accounts,
      PasswordStore passwords,
      PasswordPolicy policy,
      PasswordHasher hasher,
      InstantSource clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.policy = policy;
    this.hasher = hasher;
    this.clock = clock;
  }

  public Outcome handle(Command command) {
    return passwords
        .findReset(command.token(), clock.instant())
        .flatMap(accounts::find)
        .map(account -> reset(command, account))
        .orElseGet(Outcome.LinkInvalid::new);
  }

  private Outcome reset(Command command, Account account) {
    return switch (policy.check(command.next(), KnownWords.of(account))) {
      case TOO_SHORT -> new Outcome.PasswordTooShort();
      case TOO_WEAK -> new Outcome.PasswordTooWeak();
      case ACCEPTED ->
          passwords.reset(command.token(), hasher.hash(command.next()), clock.instant())
              ? new Outcome.Reset()
              : new Outcome.LinkInvalid();
    };
  }
}
