package chat.parley.db.key;

import chat.parley.db.sql.Sql;
import chat.parley.db.sql.SqlFaultException;
import chat.parley.db.sql.Transaction;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the database knows of root-key epochs, and the wrapping of all subject keys anew. Every
/// step may be repeated.
@Singleton
@Requires(beans = RootKey.class)
public final class KeyEpochs {
  private static final int BATCH_KEYS = 1_000;

  /// How long ending an epoch waits for transactions that still use it, in ms.
  private static final String LOCK_PATIENCE = "SET LOCAL lock_timeout = 5000";

  /// A foreign key points at it, or a transaction that may write one does not end.
  private static final Set<String> STILL_USED = Set.of("23503", "55P03");

  private static final String LIVING =
      "SELECT epoch, began_at FROM keystore.root_epochs ORDER BY epoch";

  private static final String BEGIN =
      "INSERT INTO keystore.root_epochs (epoch, began_at) VALUES (?, ?) ON CONFLICT DO NOTHING";

  private static final String IS_USED =
      "SELECT EXISTS (SELECT FROM keystore.subject_keys WHERE root_epoch = ?) AS used";

  private static final String NEXT_TO_WRAP =
      """
      SELECT user_id, root_epoch, wrapped FROM keystore.subject_keys
      WHERE user_id > ? AND root_epoch <> ? ORDER BY user_id LIMIT ? FOR UPDATE
      """;

  private static final String WRAP =
      """
      UPDATE keystore.subject_keys k SET root_epoch = ?, wrapped = fresh.wrapped
      FROM unnest(?, ?) AS fresh (user_id, wrapped) WHERE k.user_id = fresh.user_id
      """;

  private static final String END = "DELETE FROM keystore.root_epochs WHERE epoch = ?";

  private static final String NOTE_END =
      "INSERT INTO keystore.ended_epochs (epoch, ended_at) VALUES (?, ?) ON CONFLICT DO NOTHING";

  private static final String NOT_DESTROYED =
      "SELECT epoch FROM keystore.ended_epochs WHERE live_destroyed_at IS NULL ORDER BY epoch";

  private static final String DESTROYED =
      """
      UPDATE keystore.ended_epochs SET live_destroyed_at = ?, backups_gone_by = ? WHERE epoch = ?
      """;

  private static final String FIND_DESTROYED =
      """
      SELECT epoch, live_destroyed_at, backups_gone_by FROM keystore.ended_epochs
      WHERE epoch = ? AND live_destroyed_at IS NOT NULL
      """;

  /// An epoch whose key wraps or opens keys now.
  public record Living(int epoch, Instant beganAt) {}

  /// An epoch whose key the running instance has lost.
  public record Destroyed(int epoch, Instant at, Instant backupsGoneBy) {}

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record Wrapped(UserId subject, int epoch, byte[] key) {}

  private final KeyWrapping wrapping;

  KeyEpochs(RootKey root) {
    this.wrapping = new KeyWrapping(root);
  }

  /// One, or two in the middle of a rotation; the latest last.
  public List<Living> living(Connection connection) {
    return Sql.list(
        connection, LIVING, row -> new Living(row.getInt("epoch"), Sql.instant(row, "began_at")));
  }

  public void begin(Connection connection, int epoch, Instant now) {
    Sql.update(connection, BEGIN, epoch, now);
  }

  /// Whether any key is wrapped under it.
  public boolean isUsed(Connection connection, int epoch) {
    return Sql.one(connection, IS_USED, row -> row.getBoolean("used"), epoch);
  }

  /// Wraps every key under one epoch, a batch per transaction; answers how many were under another.
  /// A key that is destroyed meanwhile is left out.
  public long wrapAll(Connection connection, int epoch) {
    long wrapped = 0;
    var last = new UserId(Long.MIN_VALUE);
    while (true) {
      var after = last;
      var batch = Transaction.run(connection, () -> wrapBatch(connection, epoch, after));
      if (batch.isEmpty()) {
        return wrapped;
      }
      wrapped += batch.size();
      last = batch.getLast().subject;
    }
  }

  private List<Wrapped> wrapBatch(Connection connection, int epoch, UserId after) {
    var batch =
        Sql.list(connection, NEXT_TO_WRAP, KeyEpochs::wrapped, after.value(), epoch, BATCH_KEYS);
    long[] subjects = batch.stream().mapToLong(key -> key.subject.value()).toArray();
    var keys = batch.stream().map(key -> rewrap(key, epoch)).toArray(byte[][]::new);
    Sql.update(connection, WRAP, epoch, subjects, keys);
    return batch;
  }

  private byte[] rewrap(Wrapped old, int epoch) {
    return wrapping.withSubjectKey(
        old.subject,
        old.epoch,
        old.key,
        subjectKey -> wrapping.wrapSubjectKey(old.subject, epoch, subjectKey));
  }

  /// Ends an epoch: from here on nothing can be wrapped under it. False when something was wrapped
  /// under it meanwhile.
  public boolean end(Connection connection, int epoch, Instant now) {
    try {
      Transaction.run(
          connection,
          () -> {
            Sql.update(connection, LOCK_PATIENCE);
            Sql.update(connection, END, epoch);
            return Sql.update(connection, NOTE_END, epoch, now);
          });
      return true;
    } catch (SqlFaultException e) {
      if (STILL_USED.contains(e.state())) {
        return false;
      }
      throw e;
    }
  }

  /// Ended epochs whose keys may still be somewhere.
  public List<Integer> notDestroyed(Connection connection) {
    return Sql.list(connection, NOT_DESTROYED, row -> row.getInt("epoch"));
  }

  public void noteDestroyed(Connection connection, Destroyed epoch) {
    Sql.update(connection, DESTROYED, epoch.at, epoch.backupsGoneBy, epoch.epoch);
  }

  /// An epoch, if it is destroyed.
  public Optional<Destroyed> destroyed(Connection connection, int epoch) {
    return Sql.first(
        connection,
        FIND_DESTROYED,
        row ->
            new Destroyed(
                row.getInt("epoch"),
                Sql.instant(row, "live_destroyed_at"),
                Sql.instant(row, "backups_gone_by")),
        epoch);
  }

  private static Wrapped wrapped(ResultSet row) throws SQLException {
    return new Wrapped(
        new UserId(row.getLong("user_id")), row.getInt("root_epoch"), row.getBytes("wrapped"));
  }
}
