package chat.parley.testkit.identity;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.session.SessionStore;
import java.util.List;

class MemorySessionsTest extends SessionStoreContract {
  private final MemoryAccounts accounts = new MemoryAccounts();
  private final MemorySessions sessions = new MemorySessions(accounts);

  @Override
  protected AccountStore accounts() {
    return accounts;
  }

  @Override
  protected SessionStore sessions() {
    return sessions;
  }

  @Override
  protected List<SessionId> ended() {
    return sessions.ended();
  }
}
