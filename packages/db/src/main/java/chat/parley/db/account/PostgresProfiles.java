package chat.parley.db.account;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.sql.SharedReads;
import chat.parley.db.sql.Sql;
import chat.parley.domain.account.Profile;
import chat.parley.domain.account.Profiles;
import chat.parley.domain.id.UserId;
import io.micronaut.data.connection.ConnectionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Profiles in `identity.accounts`. Rows are read each time, since a cached name would outlive its
/// change; the keys to read them are cached. Those who ask for one person at the same time share a
/// statement.
@Singleton
final class PostgresProfiles implements Profiles {
  private static final String FIND =
      "SELECT "
          + AccountRow.COLUMNS
          + """
           FROM identity.accounts
          WHERE user_id = ANY (?) AND identity.standing_of(user_id) = 1
          """;

  private final ConnectionOperations<Connection> connections;
  private final FieldCipher cipher;
  private final SharedReads<UserId, AccountRow> rows = new SharedReads<>(this::rowsInOrder);

  PostgresProfiles(ConnectionOperations<Connection> connections, FieldCipher cipher) {
    this.connections = connections;
    this.cipher = cipher;
  }

  @Override
  public Map<UserId, Profile> find(Collection<UserId> users) {
    if (users.isEmpty()) {
      return Map.of();
    }
    var rows = users.size() == 1 ? rowOf(users.iterator().next()) : rowsOf(users);
    cipher.warm(rows.stream().map(AccountRow::id).toList());
    var profiles = new HashMap<UserId, Profile>();
    for (var row : rows) {
      row.profile(cipher).ifPresent(profile -> profiles.put(profile.id(), profile));
    }
    return profiles;
  }

  private List<AccountRow> rowOf(UserId user) {
    return rows.find(user).stream().toList();
  }

  private List<AccountRow> rowsOf(Collection<UserId> users) {
    long[] ids = users.stream().mapToLong(UserId::value).distinct().toArray();
    return connections.executeRead(
        status -> Sql.list(status.getConnection(), FIND, AccountRow::read, ids));
  }

  private List<Optional<AccountRow>> rowsInOrder(List<UserId> users) {
    var found = new HashMap<UserId, AccountRow>();
    rowsOf(users).forEach(row -> found.put(row.id(), row));
    return users.stream().map(user -> Optional.ofNullable(found.get(user))).toList();
  }
}
