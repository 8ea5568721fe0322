package chat.parley.db.key;

import chat.parley.db.sql.Sql;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;

/// Gives people the key of a purpose that is younger than their account.
@Singleton
public final class LatePurposes {
  /// Locked, so that nobody destroys or wraps it anew meanwhile.
  private static final String SUBJECT_KEY =
      "SELECT root_epoch, wrapped FROM keystore.subject_keys WHERE user_id = ? FOR UPDATE";

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record SubjectKey(int epoch, byte[] wrapped) {}

  private final TransactionOperations<Connection> transactions;
  private final SubjectKeyRing ring;
  private final KeyWrapping wrapping;

  LatePurposes(TransactionOperations<Connection> transactions, SubjectKeyRing ring, RootKey root) {
    this.transactions = transactions;
    this.ring = ring;
    this.wrapping = new KeyWrapping(root);
  }

  /// Does nothing when the person has the key, or no keys any more. Joins the transaction under
  /// way, if any.
  public void ensure(UserId subject, Purpose purpose) {
    if (!has(subject, purpose)) {
      transactions.executeWrite(
          status -> {
            add(status.getConnection(), subject, purpose);
            return subject;
          });
    }
  }

  private void add(Connection connection, UserId subject, Purpose purpose) {
    var found =
        Sql.first(
            connection,
            SUBJECT_KEY,
            row -> new SubjectKey(row.getInt("root_epoch"), row.getBytes("wrapped")),
            subject.value());
    if (found.isPresent() && !stored(connection, subject, purpose)) {
      wrapping.withSubjectKey(
          subject,
          found.get().epoch,
          found.get().wrapped,
          subjectKey -> {
            PostgresSubjectKeys.insertPurposeKey(connection, subject, subjectKey, purpose);
            return subject;
          });
    }
  }

  private boolean has(UserId subject, Purpose purpose) {
    return ring.keysOf(subject).stream().anyMatch(key -> key.purpose() == purpose);
  }

  private static boolean stored(Connection connection, UserId subject, Purpose purpose) {
    return Sql.first(
            connection,
            "SELECT 1 FROM keystore.purpose_keys WHERE user_id = ? AND purpose = ?",
            _ -> true,
            subject.value(),
            purpose.number())
        .isPresent();
  }
}
