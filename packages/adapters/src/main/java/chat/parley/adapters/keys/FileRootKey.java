package chat.parley.adapters.keys;

import chat.parley.domain.key.RootKey;
import chat.parley.shared.crypto.Aead;
import chat.parley.shared.crypto.Mac;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;

/// The root key in a file that only its owner can read.
///
/// Without the file nothing personal in the database can be read again, by anyone. A node that
/// finds data but no key file therefore does not start, rather than make a new key that opens
/// nothing.
public final class FileRootKey implements RootKey {
  private final Path file;
  private final NavigableMap<Integer, Aead> epochs;
  private final Mac index;

  FileRootKey(Path file, NavigableMap<Integer, Aead> epochs, Mac index) {
    this.file = file;
    this.epochs = epochs;
    this.index = index;
  }

  /// Opens the key file.
  ///
  /// @throws RootKeyFileException if it is missing, damaged or readable by others
  public static FileRootKey open(Path file) {
    return KeyFile.read(file);
  }

  /// Opens the key file; makes it at the first start of an instance.
  ///
  /// @param dataExist whether the database holds anything already
  /// @throws RootKeyFileException if it cannot be opened, or is missing while data exist
  public static FileRootKey openOrCreate(Path file, boolean dataExist) {
    if (Files.notExists(file)) {
      if (dataExist) {
        throw new RootKeyFileException(
            "the key file " + file + " is missing; put your copy of it back");
      }
      try {
        KeyFile.create(file);
      } catch (IOException e) {
        throw new RootKeyFileException("the key file " + file + " cannot be written", e);
      }
    }
    return KeyFile.read(file);
  }

  /// Where it lies.
  public Path file() {
    return file;
  }

  @Override
  public int epoch() {
    return epochs.lastKey();
  }

  @Override
  public byte[] wrap(byte[] key, byte[] aad) {
    return epochs.lastEntry().getValue().seal(key, aad);
  }

  @Override
  public byte[] unwrap(int epoch, byte[] wrapped, byte[] aad) {
    var root = epochs.get(epoch);
    if (root == null) {
      throw new RootKeyFileException("the root key of epoch " + epoch + " is gone");
    }
    return root.open(wrapped, aad);
  }

  @Override
  public byte[] mac(String purpose, byte[] data) {
    return Mac.withKey(index.deriveKey(purpose)).of(data);
  }
}
