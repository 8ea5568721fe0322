package chat.parley.db.account;

import chat.parley.db.farewell.Farewell;
import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.ErasureScope;
import chat.parley.domain.id.UserId;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.InstantSource;

/// When an account goes, its username is kept from others in the same transaction.
@Singleton
final class AccountFarewell implements Farewell {
  private static final String DELETE =
      "DELETE FROM identity.accounts WHERE user_id = ? RETURNING username_index";

  private final ReleasedUsernames released;
  private final InstantSource clock;

  AccountFarewell(ReleasedUsernames released, InstantSource clock) {
    this.released = released;
    this.clock = clock;
  }

  @Override
  public String table() {
    return "identity.accounts";
  }

  @Override
  public int delete(Connection transaction, UserId person, ErasureScope scope, int rowsMax) {
    var index =
        Sql.first(transaction, DELETE, row -> row.getBytes("username_index"), person.value());
    index.ifPresent(name -> released.leave(transaction, name, person, clock.instant()));
    return index.isPresent() ? 1 : 0;
  }
}
