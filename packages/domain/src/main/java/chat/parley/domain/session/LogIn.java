package chat.parley.domain.session;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Credential;
import chat.parley.domain.account.Typed;
import chat.parley.domain.account.Username;
import chat.parley.domain.credential.Password;
import chat.parley.domain.credential.PasswordHasher;
import chat.parley.domain.credential.PasswordHasher.Match;

/// Begins a session for whoever knows the password; what it is good for follows from the standing
/// of the account. A name that does not exist is answered like a
/// wrong password, and as slowly.
public final class LogIn {

  public record Command(Typed username, Password password, Device device) {}

  public sealed interface Outcome {
    record LoggedIn(GrantedSession session) implements Outcome {}

    record WrongCredentials() implements Outcome {}
  }

  private final AccountStore accounts;
  private final PasswordHasher hasher;
  private final SessionIssuer issuer;

  public LogIn(AccountStore accounts, PasswordHasher hasher, SessionIssuer issuer) {
    this.accounts = accounts;
    this.hasher = hasher;
    this.issuer = issuer;
  }

  public Outcome handle(Command command) {
    var credential =
        Username.parse(command.username().value()).flatMap(accounts::findCredential).orElse(null);
    var match = hasher.verify(command.password(), credential == null ? null : credential.hash());
    if (credential == null || match == Match.WRONG) {
      return new Outcome.WrongCredentials();
    }
    if (match == Match.RIGHT_BUT_DATED) {
      accounts.rehash(credential.user(), credential.hash(), hasher.hash(command.password()));
    }
    return open(credential, command.device());
  }

  private Outcome open(Credential credential, Device device) {
    return accounts
        .find(credential.user())
        .<Outcome>map(
            account -> new Outcome.LoggedIn(issuer.open(account, credential.standing(), device)))
        .orElseGet(Outcome.WrongCredentials::new);
  }
}
