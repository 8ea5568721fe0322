package chat.parley.standalone;

import chat.parley.adapters.keys.FileRootKey;
import chat.parley.adapters.keys.RootKeyFileException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder that holds everything a node keeps.
///
/// `postgres/` is the database, `objects/` what people may fetch, `mail/` what they are sent,
/// `root.key` the key above all keys, `receipt.key` the one that signs receipts, `receipts/` their
/// ledger, `format` the version of this layout, `origin` where browsers reached it last.
record DataDirectory(Path folder) {
  /// Grows when an older Parley could no longer read the folder.
  private static final String FORMAT = "1";

  private static final String ORIGIN = "origin";
  private static final String ROOT_KEY = "root.key";
  private static final String POSTGRES_MAJOR = "18";

  /// Makes the folder if need be, and refuses one that this version or no version can use.
  static DataDirectory open(Path folder) {
    var data = new DataDirectory(folder);
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      data.requireVersion("format", folder.resolve("format"), FORMAT);
      data.requireVersion("PostgreSQL", data.postgresVersion(), POSTGRES_MAJOR);
      if (Files.notExists(folder.resolve("format"))) {
        Files.writeString(folder.resolve("format"), FORMAT + "\n");
      }
      return data;
    } catch (FileSystemException e) {
      throw new StartFailure("the data folder " + folder + " cannot be read and written", e);
    } catch (IOException e) {
      throw new StartFailure("the data folder " + folder + " cannot be used", e);
    }
  }

  Path postgres() {
    return folder.resolve("postgres");
  }

  /// Files that people may fetch, encrypted.
  Path objects() {
    return folder.resolve("objects");
  }

  /// Letters that wait for the operator's carrier.
  Path mail() {
    return folder.resolve("mail");
  }

  /// Where receipts of erasures lie.
  Path receipts() {
    return folder.resolve("receipts");
  }

  /// Puts the key above all keys of a backup here.
  void restoreRootKey(byte[] copy) {
    FileRootKey.restore(folder.resolve(ROOT_KEY), copy);
  }

  /// Puts the key that signs receipts here; only its owner can read it.
  void restoreReceiptKey(byte[] copy) throws IOException {
    var file = folder.resolve("receipt.key");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, copy);
  }

  /// Whether a key above all keys was made here before.
  boolean hasRootKey() {
    return Files.exists(folder.resolve(ROOT_KEY));
  }

  /// Opens the key above all keys. It is made at the first start only, never anew for what is
  /// stored under another one: call this before the database starts.
  FileRootKey rootKey() {
    try {
      return FileRootKey.openOrCreate(folder.resolve(ROOT_KEY), isUsed());
    } catch (RootKeyFileException e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }

  /// Notes where browsers reach this node, so that links can be made while it does not run.
  void rememberOrigin(URI origin) {
    try {
      Files.writeString(folder.resolve(ORIGIN), origin + "\n");
    } catch (IOException e) {
      throw new StartFailure("the data folder " + folder + " cannot be written", e);
    }
  }

  /// Where browsers reached it last.
  URI origin() {
    try {
      return URI.create(Files.readString(folder.resolve(ORIGIN)).strip());
    } catch (IOException e) {
      throw new StartFailure(folder + " holds no Parley yet: start it once with up", e);
    }
  }

  /// True when a database was made here before.
  boolean isUsed() {
    return Files.exists(postgresVersion());
  }

  private Path postgresVersion() {
    return postgres().resolve("data").resolve("PG_VERSION");
  }

  private void requireVersion(String what, Path file, String ours) throws IOException {
    if (Files.notExists(file)) {
      return;
    }
    var found = Files.readString(file).strip();
    if (!found.equals(ours)) {
      throw new StartFailure(
          folder
              + " was written by another version of Parley: its "
              + what
              + " is "
              + found
              + ", this one reads "
              + ours);
    }
  }
}
