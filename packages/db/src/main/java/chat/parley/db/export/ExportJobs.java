package chat.parley.db.export;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.key.FieldId;
import chat.parley.db.sql.Sql;
import chat.parley.domain.export.Export.State;
import chat.parley.domain.id.ExportId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The work that requests ask for. A worker holds an export by a lease, which every step renews; a
/// worker that died is followed by another one, which goes on where the last step was noted.
@Singleton
@Requires(beans = RootKey.class) // a gateway holds no keys
public final class ExportJobs {
  /// How long a worker that says nothing is believed to be at work.
  public static final Duration LEASE = Duration.ofSeconds(60);

  /// How often it is tried without getting any further.
  public static final int ATTEMPTS_MAX = 5;

  /// Oldest first, without waiting for those that somebody else takes just now.
  private static final String CLAIM =
      """
      UPDATE ops.exports SET lease_holder = ?, lease_until = ?, attempts = attempts + 1
      WHERE id = (
        SELECT id FROM ops.exports
        WHERE state = ANY (ARRAY[1, 2, 3]) AND lease_until <= ? AND expires_at > ?
        ORDER BY requested_at LIMIT 1
        FOR UPDATE SKIP LOCKED)
      RETURNING id, user_id, state, requested_at, expires_at, stem, file_key, rows_read, rows_total,
        plan, pieces, at_table, at_key, read_at, attempts
      """;

  private static final String BEGIN =
      """
      UPDATE ops.exports
      SET state = 2, plan = ?, rows_total = ?, read_at = ?, lease_until = ?,
        pieces = 0, at_table = '', at_key = '{}', rows_read = 0
      WHERE id = ? AND lease_holder = ?
      """;

  private static final String NOTE =
      """
      UPDATE ops.exports
      SET pieces = ?, at_table = ?, at_key = ?, rows_read = ?, attempts = 0, lease_until = ?
      WHERE id = ? AND lease_holder = ?
      """;

  private static final String PACK =
      """
      UPDATE ops.exports SET state = 3, lease_until = ? WHERE id = ? AND lease_holder = ?
      """;

  private static final String FINISH =
      """
      UPDATE ops.exports SET state = 4, size_bytes = ?, pieces = 0, at_table = '', at_key = '{}'
      WHERE id = ? AND lease_holder = ?
      """;

  private static final String FAIL =
      "UPDATE ops.exports SET state = 5 WHERE id = ? AND lease_holder = ?";

  private static final String STEMS =
      "SELECT stem, state = 4 AS ready FROM ops.exports WHERE stem = ANY (?)";

  /// An export that this worker holds.
  ///
  /// @param plan what is read, as [ExportPlan#digest]; empty when nothing was begun
  /// @param atTable the place of the table that reading stands in; empty before the first one
  /// @param atKey the key of the last row read there
  /// @param sealedKey what opens the file, encrypted under a key of the person
  @SuppressWarnings("ArrayRecordComponent") // used once, never compared
  public record Job(
      ExportId id,
      UserId person,
      State state,
      Instant requestedAt,
      Instant expiresAt,
      String stem,
      byte[] sealedKey,
      long rowsRead,
      long rowsTotal,
      String plan,
      int pieces,
      String atTable,
      List<String> atKey,
      Optional<Instant> readAt,
      int attempts) {
    @Override
    public String toString() {
      return "Job[redacted]";
    }
  }

  /// Somebody else holds the export by now, or it is gone: whatever is still done for it is in
  /// vain.
  public static final class LeaseLostException extends RuntimeException {
    LeaseLostException() {
      super("the lease of an export was lost");
    }
  }

  private final TransactionOperations<Connection> transactions;
  private final FieldCipher cipher;
  private final UUID holder = UUID.randomUUID();

  ExportJobs(TransactionOperations<Connection> transactions, FieldCipher cipher) {
    this.transactions = transactions;
    this.cipher = cipher;
  }

  public Optional<Job> claim(Instant now) {
    return transactions.executeWrite(
        status ->
            Sql.first(
                status.getConnection(), CLAIM, ExportJobs::job, holder, now.plus(LEASE), now, now));
  }

  /// The key of the file, to be zeroed by the caller; empty when the person's keys are gone.
  public Optional<byte[]> key(Job job) {
    return cipher.decrypt(FieldId.EXPORT_KEY, job.person(), job.id().value(), 0, job.sealedKey());
  }

  /// Notes that reading begins, or begins anew.
  ///
  /// @throws LeaseLostException as all that follow
  public void begin(Job job, String plan, long rowsTotal, Instant now) {
    held(BEGIN, plan, rowsTotal, now, now.plus(LEASE), job.id().value(), holder);
  }

  /// Notes how far reading is.
  public void note(
      Job job, int pieces, String atTable, List<String> atKey, long rowsRead, Instant now) {
    transactions.executeWrite(
        status -> {
          var connection = status.getConnection();
          int changed =
              Sql.update(
                  connection,
                  NOTE,
                  pieces,
                  atTable,
                  texts(connection, atKey),
                  rowsRead,
                  now.plus(LEASE),
                  job.id().value(),
                  holder);
          requireHeld(changed);
          return changed;
        });
  }

  /// Notes that all is read and the file is being written; said again, it renews the lease.
  public void pack(Job job, Instant now) {
    held(PACK, now.plus(LEASE), job.id().value(), holder);
  }

  public void finish(Job job, long sizeBytes) {
    held(FINISH, sizeBytes, job.id().value(), holder);
  }

  public void fail(Job job) {
    held(FAIL, job.id().value(), holder);
  }

  /// Those of the stems that belong to an export, each with whether it is ready.
  public Map<String, Boolean> known(Collection<String> stems) {
    var known = new HashMap<String, Boolean>();
    transactions.executeRead(
        status ->
            Sql.list(
                status.getConnection(),
                STEMS,
                row -> known.put(row.getString("stem"), row.getBoolean("ready")),
                (Object) stems.toArray(new String[0])));
    return known;
  }

  private void held(String sql, Object... parameters) {
    requireHeld(
        transactions.executeWrite(status -> Sql.update(status.getConnection(), sql, parameters)));
  }

  private static void requireHeld(int changed) {
    if (changed == 0) {
      throw new LeaseLostException();
    }
  }

  private static Array texts(Connection connection, List<String> texts) {
    try {
      return connection.createArrayOf("text", texts.toArray());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Job job(ResultSet row) throws SQLException {
    var readAt = row.getObject("read_at", OffsetDateTime.class);
    return new Job(
        new ExportId(row.getLong("id")),
        new UserId(row.getLong("user_id")),
        State.of(row.getInt("state")),
        Sql.instant(row, "requested_at"),
        Sql.instant(row, "expires_at"),
        row.getString("stem"),
        row.getBytes("file_key"),
        row.getLong("rows_read"),
        row.getLong("rows_total"),
        row.getString("plan"),
        row.getInt("pieces"),
        row.getString("at_table"),
        List.of((String[]) row.getArray("at_key").getArray()),
        Optional.ofNullable(readAt).map(OffsetDateTime::toInstant),
        row.getInt("attempts"));
  }
}
