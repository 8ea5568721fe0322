package chat.parley.db.erasure;

import chat.parley.db.sql.Sql;
import chat.parley.domain.erasure.Erasure;
import chat.parley.domain.id.UserId;
import chat.parley.domain.receipt.ReceiptCodes;
import chat.parley.domain.receipt.ReceiptId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Rows of `ops.erasures`.
final class ErasureRows {
  private static final String FIND =
      """
      SELECT user_id, scope, server_id, state, requested_at, grace_ends, code_mac, receipt_id,
             keys_destroyed, root_epoch, announced_at, counted, counts
      FROM ops.erasures WHERE user_id = ?
      """;

  private static final String LOCK = FIND + " FOR UPDATE";

  private static final String TRY_LOCK = FIND + " FOR UPDATE SKIP LOCKED";

  private static final String SAVE =
      """
      UPDATE ops.erasures
      SET state = ?, grace_ends = ?, keys_destroyed = ?::bigint[], root_epoch = ?,
          announced_at = ?::timestamptz, counted = ?::text[], counts = ?::bigint[]
      WHERE user_id = ?
      """;

  private ErasureRows() {}

  static Optional<ErasureJob> find(Connection connection, UserId person) {
    return Sql.first(connection, FIND, ErasureRows::map, person.value());
  }

  /// Waits for whoever is at it.
  static Optional<ErasureJob> lock(Connection transaction, UserId person) {
    return Sql.first(transaction, LOCK, ErasureRows::map, person.value());
  }

  /// Empty when somebody is at it.
  static Optional<ErasureJob> tryLock(Connection transaction, UserId person) {
    return Sql.first(transaction, TRY_LOCK, ErasureRows::map, person.value());
  }

  static void save(Connection transaction, ErasureJob job) {
    Sql.update(
        transaction,
        SAVE,
        StateNumber.of(job.state()),
        job.erasure().graceEnds(),
        longs(job.keysDestroyed()),
        job.rootEpoch(),
        job.announcedAt().orElse(null),
        job.counts().keySet().toArray(String[]::new),
        longs(List.copyOf(job.counts().values())),
        job.person().value());
  }

  static long[] longs(List<Long> values) {
    return values.stream().mapToLong(Long::longValue).toArray();
  }

  static byte[] bytes(ReceiptCodes.Handle code) {
    return Base64.getUrlDecoder().decode(code.mac());
  }

  static ReceiptCodes.Handle handle(byte[] mac) {
    return new ReceiptCodes.Handle(Base64.getUrlEncoder().withoutPadding().encodeToString(mac));
  }

  private static ErasureJob map(ResultSet row) throws SQLException {
    var graceEnds = Sql.instant(row, "grace_ends");
    var erasure =
        new Erasure(
            new UserId(row.getLong("user_id")),
            new ScopeColumns(row.getInt("scope"), row.getLong("server_id")).read(),
            StateNumber.read(row.getInt("state"), graceEnds),
            Sql.instant(row, "requested_at"),
            graceEnds);
    var counted = (String[]) row.getArray("counted").getArray();
    var rows = (Long[]) row.getArray("counts").getArray();
    var counts = new TreeMap<String, Long>();
    for (int i = 0; i < counted.length; i++) {
      counts.put(counted[i], rows[i]);
    }
    return new ErasureJob(
        erasure,
        handle(row.getBytes("code_mac")),
        new ReceiptId(row.getString("receipt_id")),
        Arrays.asList((Long[]) row.getArray("keys_destroyed").getArray()),
        row.getInt("root_epoch"),
        Optional.ofNullable(row.getObject("announced_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        counts);
  }
}
