package chat.parley.domain.account;

import chat.parley.domain.credential.Password;
import chat.parley.domain.credential.PasswordHasher;
import chat.parley.domain.credential.PasswordHasher.Match;
import chat.parley.domain.credential.PasswordPolicy;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.UserId;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Makes an account.
///
/// A person whose answer got lost signs up again with the same name and password; for a short time
/// after the first try that is the same account, not a taken name.
public final class SignUp {

  /// How long the same name and password are taken for a repeated try.
  static final Duration REPEAT_WINDOW = Duration.ofMinutes(10);

  /// A sign-up as it was typed.
  ///
  /// @param displayName empty means the username
  /// @param email empty means none
  public record Command(Typed username, Password password, Typed displayName, Typed email) {}

  public sealed interface Outcome {
    record SignedUp(Account account) implements Outcome {}

    record UsernameInvalid() implements Outcome {}

    record UsernameTaken() implements Outcome {}

    record DisplayNameInvalid() implements Outcome {}

    record EmailInvalid() implements Outcome {}

    record EmailTaken() implements Outcome {}

    record PasswordTooShort() implements Outcome {}

    record PasswordTooWeak() implements Outcome {}
  }

  private final AccountStore accounts;
  private final PasswordPolicy policy;
  private final PasswordHasher hasher;
  private final IdSource ids;
  private final InstantSource clock;

  public SignUp(
      AccountStore accounts,
      PasswordPolicy policy,
      PasswordHasher hasher,
      IdSource ids,
      InstantSource clock) {
    this.accounts = accounts;
    this.policy = policy;
    this.hasher = hasher;
    this.ids = ids;
    this.clock = clock;
  }

  public Outcome handle(Command command) {
    var username = Username.parse(command.username().value());
    if (username.isEmpty()) {
      return new Outcome.UsernameInvalid();
    }
    var displayName = displayName(command, username.get());
    if (displayName.isEmpty()) {
      return new Outcome.DisplayNameInvalid();
    }
    var email = EmailAddress.parse(command.email().value());
    if (email.isEmpty() && !command.email().isEmpty()) {
      return new Outcome.EmailInvalid();
    }
    var account =
        new Account(
            new UserId(ids.next()),
            username.get(),
            displayName.get(),
            email.orElse(null),
            clock.instant().truncatedTo(ChronoUnit.MILLIS));
    var known = List.of(username.get().value(), displayName.get().value(), command.email().value());
    return switch (policy.check(command.password(), known)) {
      case TOO_SHORT -> new Outcome.PasswordTooShort();
      case TOO_WEAK -> new Outcome.PasswordTooWeak();
      case ACCEPTED -> create(account, command.password());
    };
  }

  private static Optional<DisplayName> displayName(Command command, Username username) {
    return command.displayName().isEmpty()
        ? Optional.of(DisplayName.of(username))
        : DisplayName.parse(command.displayName().value());
  }

  private Outcome create(Account account, Password password) {
    if (!accounts.isFree(account.username())) {
      return repeatedOrTaken(account.username(), password);
    }
    return switch (accounts.create(account, hasher.hash(password))) {
      case STORED -> new Outcome.SignedUp(account);
      case EMAIL_TAKEN -> new Outcome.EmailTaken();
      case USERNAME_TAKEN -> repeatedOrTaken(account.username(), password);
    };
  }

  private Outcome repeatedOrTaken(Username username, Password password) {
    var oldest = clock.instant().minus(REPEAT_WINDOW);
    return accounts
        .findCredential(username)
        .filter(credential -> credential.standing() == Standing.ACTIVE)
        .flatMap(
            credential ->
                accounts
                    .find(credential.user())
                    .filter(account -> account.createdAt().isAfter(oldest))
                    .filter(_ -> hasher.verify(password, credential.hash()) != Match.WRONG))
        .<Outcome>map(Outcome.SignedUp::new)
        .orElseGet(Outcome.UsernameTaken::new);
  }
}
