package chat.parley.db.outbox;

import chat.parley.db.farewell.Farewell;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.UserId;
import jakarta.inject.Singleton;
import java.sql.Connection;

/// What waits for the relay is how others hear that somebody is gone. It is not taken away but
/// waited for: the relay deletes it within seconds.
@Singleton
final class OutboxFarewell implements Farewell {
  @Override
  public String table() {
    return "ops.outbox_events";
  }

  @Override
  public int delete(Connection transaction, UserId person, ErasureScope scope, int rowsMax) {
    return 0;
  }
}
