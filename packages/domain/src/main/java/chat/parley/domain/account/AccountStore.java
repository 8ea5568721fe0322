package chat.parley.domain.account;

import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.id.UserId;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where accounts rest. Names and addresses are encrypted under their subject's profile key and
/// found by a keyed blind index; two accounts never share a username or an address. A username
/// that was given up, by a change or by leaving, stays taken for 12 months for everybody but
/// whoever gave it up, so that nobody passes as them; answers do not tell it from a name in use.
public interface AccountStore {

  /// What became of a new account.
  enum Created {
    STORED,
    USERNAME_TAKEN,
    EMAIL_TAKEN
  }

  /// What became of a change.
  sealed interface Updated {
    record Stored(Account account) implements Updated {}

    record UsernameTaken() implements Updated {}

    record EmailTaken() implements Updated {}

    /// The account is gone.
    record Unknown() implements Updated {}
  }

  /// Makes the subject's keys, the account and its credential in one transaction.
  Created create(Account account, PasswordHash password);

  /// Applies a change of names or e-mail to the account as it stands, under its lock. When a name
  /// differs after it, the same transaction announces ACCOUNT_UPDATED to the
  /// person and MEMBER_UPDATED to each of their servers.
  Updated update(UserId user, UnaryOperator<Account> change);

  /// Empty when the account, or its key, is gone.
  Optional<Account> find(UserId user);

  Optional<UserId> findByUsername(Username username);

  /// Whether a newcomer can have it.
  boolean isFree(Username username);

  Optional<Credential> findCredential(Username username);

  /// Puts a newer hash of the same password in the place of `from`; does nothing when the password
  /// was changed meanwhile.
  void rehash(UserId user, PasswordHash from, PasswordHash to);
}
