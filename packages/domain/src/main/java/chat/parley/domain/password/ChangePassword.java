package chat.parley.domain.password;

import chat.parley.domain.account.Account;
import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Standing;
import chat.parley.domain.credential.Password;
import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.credential.PasswordHasher;
import chat.parley.domain.credential.PasswordHasher.Match;
import chat.parley.domain.credential.PasswordPolicy;
import chat.parley.domain.password.PasswordStore.NewPassword;
import chat.parley.domain.session.Caller;
import chat.parley.domain.session.GrantedSession;
import chat.parley.domain.session.SessionIssuer;
import java.time.InstantSource;

/// Changes a password: every other session ends, and the caller's own gets new tokens.
public final class ChangePassword {

  public record Command(Caller caller, Password current, Password next) {}

  public sealed interface Outcome {
    record Changed(GrantedSession session) implements Outcome {}

    record WrongCredentials() implements Outcome {}

    record PasswordTooShort() implements Outcome {}

    record PasswordTooWeak() implements Outcome {}
  }

  private final AccountStore accounts;
  private final PasswordStore passwords;
  private final PasswordPolicy policy;
  private final PasswordHasher hasher;
  private final SessionIssuer issuer;
  private final InstantSource clock;

  public ChangePassword(
      AccountStore accounts,
      PasswordStore passwords,
      PasswordPolicy policy,
      PasswordHasher hasher,
      SessionIssuer issuer,
      InstantSource clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.policy = policy;
    this.hasher = hasher;
    this.issuer = issuer;
    this.clock = clock;
  }

  public Outcome handle(Command command) {
    var account = accounts.find(command.caller().user()).orElse(null);
    var hash = passwords.find(command.caller().user()).orElse(null);
    if (account == null || hash == null) {
      return new Outcome.WrongCredentials();
    }
    return switch (policy.check(command.next(), KnownWords.of(account))) {
      case TOO_SHORT -> new Outcome.PasswordTooShort();
      case TOO_WEAK -> new Outcome.PasswordTooWeak();
      case ACCEPTED ->
          hasher.verify(command.current(), hash) == Match.WRONG
              ? new Outcome.WrongCredentials()
              : change(command, account, hash);
    };
  }

  private Outcome change(Command command, Account account, PasswordHash from) {
    var hash = hasher.hash(command.next());
    var now = clock.instant();
    var access = issuer.newAccess(now);
    var to = new NewPassword(hash, issuer.newSecret(), access);
    return passwords
        .change(command.caller(), from, to, now)
        .<Outcome>map(
            position ->
                new Outcome.Changed(
                    issuer.granted(
                        command.caller().session(),
                        position,
                        access.token(),
                        account,
                        Standing.ACTIVE)))
        .orElseGet(Outcome.WrongCredentials::new);
  }
}
