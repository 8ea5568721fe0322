package chat.parley.testkit.identity;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.account.Profiles;

class MemoryAccountsTest extends AccountStoreContract {
  private final MemoryAccounts accounts = new MemoryAccounts();

  @Override
  protected AccountStore accounts() {
    return accounts;
  }

  @Override
  protected Profiles profiles() {
    return accounts;
  }
}
