package chat.parley.testkit.identity;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.password.PasswordStore;
import chat.parley.domain.session.SessionStore;

class MemoryPasswordsTest extends PasswordStoreContract {
  private final MemoryAccounts accounts = new MemoryAccounts();
  private final MemorySessions sessions = new MemorySessions(accounts);
  private final MemoryPasswords passwords = new MemoryPasswords(accounts, sessions);

  @Override
  protected AccountStore accounts() {
    return accounts;
  }

  @Override
  protected SessionStore sessions() {
    return sessions;
  }

  @Override
  protected PasswordStore passwords() {
    return passwords;
  }
}
