package chat.parley.db.account;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.sql.Sql;
import chat.parley.domain.account.Profile;
import chat.parley.domain.account.Profiles;
import chat.parley.domain.id.UserId;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Profiles in `identity.accounts`. Rows are read each time, since a cached name would outlive its
/// change; the keys to read them are cached.
@Singleton
final class PostgresProfiles implements Profiles {
  private static final String FIND =
      "SELECT "
          + AccountRow.COLUMNS
          + """
           FROM identity.accounts
          WHERE user_id = ANY (?) AND identity.standing_of(user_id) = 1
          """;

  private final TransactionOperations<Connection> transactions;
  private final FieldCipher cipher;

  PostgresProfiles(TransactionOperations<Connection> transactions, FieldCipher cipher) {
    this.transactions = transactions;
    this.cipher = cipher;
  }

  @Override
  public Map<UserId, Profile> find(Collection<UserId> users) {
    if (users.isEmpty()) {
      return Map.of();
    }
    long[] ids = users.stream().mapToLong(UserId::value).distinct().toArray();
    var rows =
        transactions.executeRead(
            status -> Sql.list(status.getConnection(), FIND, AccountRow::read, ids));
    cipher.warm(rows.stream().map(AccountRow::id).toList());
    var profiles = new HashMap<UserId, Profile>();
    for (var row : rows) {
      row.profile(cipher).ifPresent(profile -> profiles.put(profile.id(), profile));
    }
    return profiles;
  }
}
