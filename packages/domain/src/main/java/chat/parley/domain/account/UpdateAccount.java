package chat.parley.domain.account;

import chat.parley.domain.id.UserId;
import org.jspecify.annotations.Nullable;

/// Changes a person's names or e-mail (Art. 16 GDPR).
public final class UpdateAccount {

  /// A change as it was typed.
  ///
  /// @param username null leaves it as it is
  /// @param displayName null leaves it as it is
  /// @param email null leaves it as it is, empty removes it
  public record Command(
      UserId user, @Nullable Typed username, @Nullable Typed displayName, @Nullable Typed email) {}

  public sealed interface Outcome {
    record Updated(Account account) implements Outcome {}

    record UsernameInvalid() implements Outcome {}

    record UsernameTaken() implements Outcome {}

    record DisplayNameInvalid() implements Outcome {}

    record EmailInvalid() implements Outcome {}

    record EmailTaken() implements Outcome {}

    record UnknownAccount() implements Outcome {}
  }

  private final AccountStore accounts;

  public UpdateAccount(AccountStore accounts) {
    this.accounts = accounts;
  }

  public Outcome handle(Command command) {
    var typedUsername = command.username();
    var username =
        typedUsername == null ? null : Username.parse(typedUsername.value()).orElse(null);
    if (typedUsername != null && username == null) {
      return new Outcome.UsernameInvalid();
    }
    var typedName = command.displayName();
    var name = typedName == null ? null : DisplayName.parse(typedName.value()).orElse(null);
    if (typedName != null && name == null) {
      return new Outcome.DisplayNameInvalid();
    }
    var typedEmail = command.email();
    var email = typedEmail == null ? null : EmailAddress.parse(typedEmail.value()).orElse(null);
    if (typedEmail != null && !typedEmail.isEmpty() && email == null) {
      return new Outcome.EmailInvalid();
    }
    var updated =
        accounts.update(
            command.user(),
            current ->
                new Account(
                    current.id(),
                    username == null ? current.username() : username,
                    name == null ? current.displayName() : name,
                    typedEmail == null ? current.email() : email,
                    current.createdAt()));
    return switch (updated) {
      case AccountStore.Updated.Stored(var account) -> new Outcome.Updated(account);
      case AccountStore.Updated.UsernameTaken() -> new Outcome.UsernameTaken();
      case AccountStore.Updated.EmailTaken() -> new Outcome.EmailTaken();
      case AccountStore.Updated.Unknown() -> new Outcome.UnknownAccount();
    };
  }
}
