package chat.parley.domain.password;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Typed;
import chat.parley.domain.account.Username;
import chat.parley.domain.session.TokenSource;
import java.time.Duration;
import java.time.InstantSource;

/// Makes a one-use link for a person who cannot log in. Only the operator asks for one.
public final class OfferReset {
  public static final Duration GOOD_FOR = Duration.ofHours(1);

  public sealed interface Outcome {
    record Offered(ResetToken token) implements Outcome {}

    record UnknownUsername() implements Outcome {}
  }

  private final AccountStore accounts;
  private final PasswordStore passwords;
  private final TokenSource tokens;
  private final InstantSource clock;

  public OfferReset(
      AccountStore accounts, PasswordStore passwords, TokenSource tokens, InstantSource clock) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.tokens = tokens;
    this.clock = clock;
  }

  public Outcome handle(Typed username) {
    var user = Username.parse(username.value()).flatMap(accounts::findByUsername).orElse(null);
    if (user == null) {
      return new Outcome.UnknownUsername();
    }
    var token = new ResetToken(tokens.next());
    passwords.offerReset(user, token, clock.instant().plus(GOOD_FOR));
    return new Outcome.Offered(token);
  }
}
