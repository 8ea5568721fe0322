package chat.parley.worker.backup;

import chat.parley.adapters.backup.Archive;
import chat.parley.db.backup.Half;
import chat.parley.db.backup.Refill;
import chat.parley.db.backup.RestoreFence;
import chat.parley.db.backup.Shape;
import chat.parley.db.sql.Transaction;
import chat.parley.shared.inventory.Inventory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Fills an empty database from a backup, and fences it. The keystore may be younger than the data:
/// whoever was erased in between has no key in it.
public final class Restore {
  private final Archive data;
  private final Archive keys;
  private final Shape dataShape;
  private final Shape keystoreShape;

  private Restore(Archive data, Archive keys) {
    this.data = data;
    this.keys = keys;
    this.dataShape = shape(data);
    this.keystoreShape = shape(keys);
  }

  /// A restore of two archives that fit together.
  ///
  /// @throws IllegalArgumentException with one line that says why they do not
  public static Restore of(Archive data, Archive keys) throws IOException {
    require(data.manifest().kind().equals(Half.DATA.kind()), "the first archive is not of data");
    require(
        keys.manifest().kind().equals(Half.KEYSTORE.kind()),
        "the second archive is not of a keystore");
    require(
        !keys.manifest().takenAt().isBefore(data.manifest().takenAt()),
        "the keystore is older than the data: whoever joined in between would be lost");
    var restore = new Restore(data, keys);
    require(
        restore.dataShape.version().equals(restore.keystoreShape.version()),
        "data and keystore are of different versions of the schema");
    BackupWriter.open(keys);
    return restore;
  }

  /// To which the database is migrated before [#fill].
  public String schemaVersion() {
    return dataShape.version();
  }

  /// The content of the root key file.
  public byte[] rootKey() throws IOException {
    return keys.bytes(BackupWriter.ROOT_KEY);
  }

  /// The content of the file of the key that signs receipts, if there was one.
  public Optional<byte[]> receiptKey() throws IOException {
    boolean here =
        keys.manifest().entries().stream()
            .anyMatch(entry -> entry.name().equals(BackupWriter.RECEIPT_KEY));
    return here ? Optional.of(keys.bytes(BackupWriter.RECEIPT_KEY)) : Optional.empty();
  }

  /// All or nothing; the fence stands from the first moment on.
  ///
  /// @throws IllegalArgumentException if the database is in use or of another version
  public void fill(Connection connection, Inventory inventory, InstantSource clock) {
    var refill = new Refill(connection, inventory);
    require(!refill.isUsed(), "the database is in use; a restore fills an empty one");
    var fence = new RestoreFence.Raised(data.manifest().takenAt(), BackupWriter.ledgerHead(data));
    var _ =
        Transaction.run(
            connection,
            () -> {
              refill.prepare(List.of(dataShape, keystoreShape));
              copy(refill, keystoreShape, keys);
              copy(refill, dataShape, data);
              refill.count(dataShape);
              refill.forgetNodes();
              RestoreFence.raise(connection, fence, clock.instant());
              return fence;
            });
  }

  private static void copy(Refill refill, Shape shape, Archive archive) {
    for (var table : shape.tables()) {
      try (var rows = archive.part(BackupWriter.part(table))) {
        refill.copy(table, rows);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Shape shape(Archive archive) {
    return BackupWriter.shape(archive);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
