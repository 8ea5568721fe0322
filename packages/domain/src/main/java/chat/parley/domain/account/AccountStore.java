package chat.parley.domain.account;

import chat.parley.domain.credential.PasswordHash;
import chat.parley.domain.id.UserId;
import java.util.Optional;

/// Where accounts rest. Names and addresses are encrypted under their subject's profile key and
/// found by a keyed blind index; two accounts never share a username or an address.
public interface AccountStore {

  /// What became of a new account.
  enum Created {
    STORED,
    USERNAME_TAKEN,
    EMAIL_TAKEN
  }

  /// What became of a change.
  enum Changed {
    STORED,
    EMAIL_TAKEN,
    /// The account is gone.
    UNKNOWN
  }

  /// Makes the subject's keys, the account and its credential in one transaction.
  Created create(Account account, PasswordHash password);

  /// Stores display name and e-mail. When the display name differs, it announces ACCOUNT_UPDATED to
  /// the person and MEMBER_UPDATED to each of their servers, in the same transaction.
  Changed update(Account account);

  Optional<Account> find(UserId user);

  Optional<UserId> findByUsername(Username username);
}
