package chat.parley.db.key;

import chat.parley.db.sql.Sql;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import chat.parley.domain.key.SubjectKeys;
import chat.parley.shared.crypto.Aead;
import chat.parley.shared.crypto.RandomTokens;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.util.Arrays;

/// Makes and destroys the wrapped keys of people.
@Singleton
final class PostgresSubjectKeys implements SubjectKeys {
  private static final int FIRST_VERSION = 1;
  private static final int HOLD_ATTEMPTS_MAX = 3;

  /// Until the transaction ends, so does no epoch that was found.
  private static final String HOLD_EPOCH =
      "SELECT epoch FROM keystore.root_epochs WHERE epoch = ? FOR KEY SHARE";

  private static final String INSERT_SUBJECT_KEY =
      "INSERT INTO keystore.subject_keys (user_id, root_epoch, wrapped) VALUES (?, ?, ?)";

  private static final String INSERT_PURPOSE_KEY =
      """
      INSERT INTO keystore.purpose_keys (key_id, user_id, purpose, version, wrapped)
      VALUES (?, ?, ?, ?, ?)
      """;

  private static final String DELETE = "DELETE FROM keystore.subject_keys WHERE user_id = ?";

  private final TransactionOperations<Connection> transactions;
  private final RootKey root;
  private final KeyWrapping wrapping;
  private final SubjectKeyRing ring;

  PostgresSubjectKeys(
      TransactionOperations<Connection> transactions, RootKey root, SubjectKeyRing ring) {
    this.transactions = transactions;
    this.root = root;
    this.wrapping = new KeyWrapping(root);
    this.ring = ring;
  }

  @Override
  public void create(UserId subject) {
    var subjectKey = RandomTokens.bytes(Aead.KEY_BYTES);
    try {
      transactions.executeWrite(
          status -> {
            insert(status.getConnection(), subject, subjectKey);
            return subject;
          });
    } finally {
      Arrays.fill(subjectKey, (byte) 0);
    }
  }

  private void insert(Connection connection, UserId subject, byte[] subjectKey) {
    int epoch = holdEpoch(connection);
    Sql.update(
        connection,
        INSERT_SUBJECT_KEY,
        subject.value(),
        epoch,
        wrapping.wrapSubjectKey(subject, epoch, subjectKey));
    for (var purpose : Purpose.values()) {
      insertPurposeKey(connection, subject, subjectKey, purpose);
    }
  }

  /// Stores the person's first key for a purpose.
  static void insertPurposeKey(
      Connection connection, UserId subject, byte[] subjectKey, Purpose purpose) {
    long id = ByteBuffer.wrap(RandomTokens.bytes(Long.BYTES)).getLong();
    var key = RandomTokens.bytes(Aead.KEY_BYTES);
    var wrapped = KeyWrapping.wrapPurposeKey(subjectKey, subject, id, purpose, FIRST_VERSION, key);
    Arrays.fill(key, (byte) 0);
    Sql.update(
        connection,
        INSERT_PURPOSE_KEY,
        id,
        subject.value(),
        purpose.number(),
        FIRST_VERSION,
        wrapped);
  }

  /// An epoch that ended since the key was looked up has a successor by now.
  private int holdEpoch(Connection connection) {
    for (int attempt = 0; attempt < HOLD_ATTEMPTS_MAX; attempt++) {
      int epoch = root.epoch();
      if (Sql.first(connection, HOLD_EPOCH, row -> row.getInt("epoch"), epoch).isPresent()) {
        return epoch;
      }
    }
    throw new IllegalStateException("the database does not know the epoch of the root key");
  }

  @Override
  public void destroy(UserId subject) {
    transactions.executeWrite(
        status -> Sql.update(status.getConnection(), DELETE, subject.value()));
    ring.forget(subject);
  }
}
