package chat.parley.adapters.keys;

import chat.parley.domain.key.RootEpochs;
import chat.parley.domain.key.RootKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// The root key in a file that only its owner can read.
///
/// Without the file nothing personal in the database can be read again, by anyone. A node that
/// finds data but no key file therefore does not start, rather than make a new key that opens
/// nothing.
///
/// Epochs come and go while nodes run: the file is read again when it has changed. A node that
/// cannot read it then goes on with what it holds.
public final class FileRootKey implements RootKey, RootEpochs {
  private record Held(RootKeys keys, Optional<KeyFile.Stamp> stamp) {}

  private final KeyFile file;
  private volatile Held held;

  private FileRootKey(KeyFile file) {
    this.file = file;
    this.held = read(file);
  }

  /// Opens the key file.
  ///
  /// @throws RootKeyFileException if it is missing, damaged or readable by others
  public static FileRootKey open(Path file) {
    return new FileRootKey(new KeyFile(file));
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
        new KeyFile(file).create();
      } catch (IOException e) {
        throw new RootKeyFileException("the key file " + file + " cannot be written", e);
      }
    }
    return open(file);
  }

  /// The root keys that [#copy] wrote.
  ///
  /// @throws RootKeyFileException if they are damaged
  public static RootKey ofCopy(byte[] copy) {
    return new KeyFile(Path.of("of the backup")).parse(new String(copy, StandardCharsets.US_ASCII));
  }

  /// Makes the key file from what [#copy] wrote, where there is none.
  public static void restore(Path file, byte[] copy) {
    ofCopy(copy);
    try {
      OwnerOnlyFile.create(file, new String(copy, StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new RootKeyFileException("the key file " + file + " cannot be written", e);
    }
  }

  /// Where it lies.
  public Path file() {
    return file.path();
  }

  @Override
  public int epoch() {
    return current().epoch();
  }

  @Override
  public byte[] wrap(int epoch, byte[] key, byte[] aad) {
    return holding(epoch).wrap(epoch, key, aad);
  }

  @Override
  public byte[] unwrap(int epoch, byte[] wrapped, byte[] aad) {
    return holding(epoch).unwrap(epoch, wrapped, aad);
  }

  @Override
  public byte[] mac(String purpose, byte[] data) {
    return held.keys().mac(purpose, data);
  }

  @Override
  public SortedSet<Integer> held() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(current().epochs().keySet()));
  }

  @Override
  public void begin(int epoch) {
    file.begin(epoch);
    held = read(file);
  }

  @Override
  public void destroy(int epoch) {
    file.destroy(epoch);
    held = read(file);
  }

  @Override
  public byte[] copy() {
    return file.text().getBytes(StandardCharsets.US_ASCII);
  }

  /// Those that hold the epoch, if any do.
  private RootKeys holding(int epoch) {
    var known = held.keys();
    return known.epochs().containsKey(epoch) ? known : current();
  }

  /// As the file has it now.
  private RootKeys current() {
    var known = held;
    if (!stamp(file).equals(known.stamp())) {
      try {
        held = read(file);
      } catch (RootKeyFileException e) {
        return known.keys();
      }
    }
    return held.keys();
  }

  /// Looks at the file before it reads it: what changes in between is read once more.
  private static Held read(KeyFile file) {
    var stamp = stamp(file);
    return new Held(file.read(), stamp);
  }

  private static Optional<KeyFile.Stamp> stamp(KeyFile file) {
    try {
      return Optional.of(file.stamp());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
