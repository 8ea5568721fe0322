package chat.parley.db.key;

import chat.parley.db.sql.Sql;
import chat.parley.domain.id.UserId;
import java.sql.Connection;
import java.util.Collection;
import java.util.List;

/// The ids of purpose keys, which ciphertexts and receipts name. They are random and lead to a
/// person only as long as the key is there.
public final class KeyIds {
  private static final String ALL = "SELECT key_id FROM keystore.purpose_keys";

  private static final String OF_PERSON = ALL + " WHERE user_id = ?";

  private static final String ERASED =
      """
      SELECT user_id FROM keystore.purpose_keys WHERE key_id = ANY (?)
      UNION
      SELECT user_id FROM identity.accounts
      WHERE NOT EXISTS (SELECT FROM keystore.subject_keys k WHERE k.user_id = accounts.user_id)
      ORDER BY user_id
      """;

  private KeyIds() {}

  public static List<Long> all(Connection connection) {
    return Sql.list(connection, ALL, row -> row.getLong("key_id"));
  }

  public static List<Long> of(Connection connection, UserId person) {
    return Sql.list(connection, OF_PERSON, row -> row.getLong("key_id"), person.value());
  }

  /// Whom a restored database must not know: by a key that is gone elsewhere, where the keystore
  /// is as old as the data; by the lack of any key, where it is newer.
  public static List<UserId> erased(Connection connection, Collection<Long> destroyed) {
    long[] keys = destroyed.stream().mapToLong(Long::longValue).toArray();
    return Sql.list(connection, ERASED, row -> new UserId(row.getLong("user_id")), keys);
  }
}
