package chat.parley.testkit.identity;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.password.PasswordStore;
import chat.parley.domain.session.SessionStore;
import chat.parley.testkit.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

@Tag("real")
class PostgresPasswordStoreTest extends PasswordStoreContract {
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
  protected PasswordStore passwords() {
    return database.the(PasswordStore.class);
  }
}
