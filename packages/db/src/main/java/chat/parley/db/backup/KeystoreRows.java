package chat.parley.db.backup;

import chat.parley.db.key.StoredKey;
import chat.parley.domain.id.UserId;
import chat.parley.domain.key.RootKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/// The wrapped keys of a backup.
public final class KeystoreRows {
  /// Where a backup has them.
  public static final String SUBJECT_KEYS = StoredKey.TABLE;

  private KeystoreRows() {}

  /// Opens every one with the root keys of the backup; answers how many there are.
  ///
  /// @throws RuntimeException at the first that does not open
  public static long open(Shape half, InputStream subjectKeys, RootKey root) throws IOException {
    var columns =
        half.tables().stream()
            .filter(table -> table.name().equals(SUBJECT_KEYS))
            .findFirst()
            .orElseThrow()
            .columns();
    int subject = columns.indexOf("user_id");
    int epoch = columns.indexOf("root_epoch");
    int wrapped = columns.indexOf("wrapped");
    var opened = new LongAdder();
    CopyRows.read(
        subjectKeys,
        row -> {
          new StoredKey(
                  new UserId(value(row, subject).getLong()),
                  value(row, epoch).getInt(),
                  value(row, wrapped).array())
              .requireOpens(root);
          opened.increment();
        });
    return opened.sum();
  }

  private static ByteBuffer value(List<Optional<byte[]>> row, int column) {
    return ByteBuffer.wrap(row.get(column).orElseThrow());
  }
}
