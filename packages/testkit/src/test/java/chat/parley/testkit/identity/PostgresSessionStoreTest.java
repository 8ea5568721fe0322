package chat.parley.testkit.identity;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.session.SessionStore;
import chat.parley.testkit.postgres.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

@Tag("real")
class PostgresSessionStoreTest extends SessionStoreContract {
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  private final IdentityDatabase database = new IdentityDatabase(DATABASE);

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  protected AccountStore accounts() {
    return database.accounts();
  }

  @Override
  protected SessionStore sessions() {
    return database.sessions();
  }

  @Override
  protected List<SessionId> ended() {
    return database.ended();
  }
}
