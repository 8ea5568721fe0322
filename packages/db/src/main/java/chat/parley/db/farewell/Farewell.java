package chat.parley.db.farewell;

import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.UserId;
import java.sql.Connection;

/// Deletes rows that others see, and tells them in the same transaction. A table that has none is
/// deleted as its declaration says, without a word.
public interface Farewell {

  /// With its schema.
  String table();

  /// Deletes at most so many rows of a person; answers how many.
  int delete(Connection transaction, UserId person, ErasureScope scope, int rowsMax);
}
