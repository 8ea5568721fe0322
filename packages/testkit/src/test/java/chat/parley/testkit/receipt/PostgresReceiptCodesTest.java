package chat.parley.testkit.receipt;

import chat.parley.domain.receipt.ReceiptCodes;
import chat.parley.testkit.postgres.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;

@Tag("real")
class PostgresReceiptCodesTest extends ReceiptCodesContract {
  private static final TestDatabase DATABASE = TestDatabase.fresh();

  @AfterAll
  static void close() {
    DATABASE.close();
  }

  @Override
  protected ReceiptCodes codes() {
    return DATABASE.context().getBean(ReceiptCodes.class);
  }
}
