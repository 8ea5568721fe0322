package chat.parley.db.export;

import chat.parley.db.key.FieldCipher;
import chat.parley.db.key.FieldId;
import chat.parley.db.key.KeyRows;
import chat.parley.db.key.LatePurposes;
import chat.parley.db.key.Purpose;
import chat.parley.db.sql.Sql;
import chat.parley.domain.export.Export;
import chat.parley.domain.export.Export.Progress;
import chat.parley.domain.export.Export.State;
import chat.parley.domain.export.ExportStore;
import chat.parley.domain.id.ExportId;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import chat.parley.shared.crypto.Aead;
import chat.parley.shared.crypto.RandomTokens;
import io.micronaut.context.annotation.Requires;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Exports as rows of `ops.exports`.
@Singleton
@Requires(beans = RootKey.class) // a gateway holds no keys
final class PostgresExportStore implements ExportStore {
  private static final int STEM_BYTES = 16;

  /// Requests of one person come one after the other.
  /// Nothing can be sealed for an account whose keys were destroyed.
  private static final String LOCK_ACCOUNT =
      "SELECT user_id FROM identity.accounts WHERE user_id = ? AND "
          + KeyRows.held("accounts.user_id")
          + " FOR NO KEY UPDATE";

  private static final String LIST =
      """
      SELECT id, state, requested_at, expires_at, rows_read, rows_total, size_bytes
      FROM ops.exports WHERE user_id = ? AND expires_at > ? ORDER BY requested_at DESC, id DESC
      """;

  private static final String FIND =
      """
      SELECT id, state, requested_at, expires_at, rows_read, rows_total, size_bytes
      FROM ops.exports WHERE user_id = ? AND expires_at > ? AND id = ?
      """;

  private static final String INSERT =
      """
      INSERT INTO ops.exports
        (id, user_id, state, requested_at, expires_at, stem, file_key, lease_until)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String FILE =
      """
      SELECT stem, file_key, size_bytes
      FROM ops.exports WHERE user_id = ? AND expires_at > ? AND id = ? AND state = ?
      """;

  private static final String DELETE = "DELETE FROM ops.exports WHERE user_id = ? AND id = ?";

  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  private record Stored(String stem, byte[] sealedKey, long sizeBytes) {}

  private final TransactionOperations<Connection> transactions;
  private final FieldCipher cipher;
  private final LatePurposes purposes;
  private final IdSource ids;

  PostgresExportStore(
      TransactionOperations<Connection> transactions,
      FieldCipher cipher,
      LatePurposes purposes,
      IdSource ids) {
    this.transactions = transactions;
    this.cipher = cipher;
    this.purposes = purposes;
    this.ids = ids;
  }

  @Override
  public Requested request(UserId person, Instant now) {
    purposes.ensure(person, Purpose.EXPORT);
    return transactions.executeWrite(status -> request(status.getConnection(), person, now));
  }

  private Requested request(Connection connection, UserId person, Instant now) {
    if (Sql.first(connection, LOCK_ACCOUNT, _ -> true, person.value()).isEmpty()) {
      return new Requested.Unknown();
    }
    var present = Sql.list(connection, LIST, ExportRow::read, person.value(), now);
    var underWay = present.stream().filter(export -> export.state().isUnderWay()).findFirst();
    if (underWay.isPresent()) {
      return new Requested.UnderWay(underWay.get());
    }
    if (present.size() >= Export.PER_PERSON_MAX) {
      return new Requested.TooMany();
    }
    return new Requested.Accepted(insert(connection, person, now));
  }

  private Export insert(Connection connection, UserId person, Instant now) {
    var at = now.truncatedTo(ChronoUnit.MILLIS);
    var id = new ExportId(ids.next());
    var key = RandomTokens.bytes(Aead.KEY_BYTES);
    var sealed = cipher.encrypt(FieldId.EXPORT_KEY, person, id.value(), 0, key);
    Arrays.fill(key, (byte) 0);
    var export = new Export(id, State.WAITING, at, at.plus(Export.GOOD_FOR), new Progress(0, 0), 0);
    Sql.update(
        connection,
        INSERT,
        id.value(),
        person.value(),
        export.state().number(),
        export.requestedAt(),
        export.expiresAt(),
        HexFormat.of().formatHex(RandomTokens.bytes(STEM_BYTES)),
        sealed,
        at);
    return export;
  }

  @Override
  public List<Export> list(UserId person, Instant now) {
    return transactions.executeRead(
        status -> Sql.list(status.getConnection(), LIST, ExportRow::read, person.value(), now));
  }

  @Override
  public Optional<Export> find(UserId person, ExportId export, Instant now) {
    return transactions.executeRead(
        status ->
            Sql.first(
                status.getConnection(),
                FIND,
                ExportRow::read,
                person.value(),
                now,
                export.value()));
  }

  @Override
  public Optional<SealedFile> file(UserId person, ExportId export, Instant now) {
    var stored =
        transactions.executeRead(
            status ->
                Sql.first(
                    status.getConnection(),
                    FILE,
                    row ->
                        new Stored(
                            row.getString("stem"),
                            row.getBytes("file_key"),
                            row.getLong("size_bytes")),
                    person.value(),
                    now,
                    export.value(),
                    State.READY.number()));
    return stored.flatMap(
        file ->
            cipher
                .decrypt(FieldId.EXPORT_KEY, person, export.value(), 0, file.sealedKey)
                .map(key -> new SealedFile(export, file.stem, key, file.sizeBytes)));
  }

  @Override
  public boolean delete(UserId person, ExportId export) {
    return transactions.executeWrite(
        status -> Sql.update(status.getConnection(), DELETE, person.value(), export.value()) > 0);
  }
}
