package chat.parley.db.backup;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the rows of a COPY in PostgreSQL's binary form, without a database.
public final class CopyRows {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final int END = -1;

  private CopyRows() {}

  /// Hands out every row, its values in the order of the columns, NULL as empty.
  public static void read(InputStream copy, Consumer<List<Optional<byte[]>>> each)
      throws IOException {
    var in = new DataInputStream(new BufferedInputStream(copy));
    if (!Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE)) {
      throw new IOException("these are no rows");
    }
    in.readInt(); // flags: there are no OIDs
    in.skipNBytes(in.readInt());
    for (int columns = in.readShort(); columns != END; columns = in.readShort()) {
      var row = new ArrayList<Optional<byte[]>>(columns);
      for (int column = 0; column < columns; column++) {
        row.add(value(in));
      }
      each.accept(row);
    }
  }

  private static Optional<byte[]> value(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0) {
      return Optional.empty();
    }
    var value = in.readNBytes(length);
    if (value.length < length) {
      throw new EOFException();
    }
    return Optional.of(value);
  }
}
