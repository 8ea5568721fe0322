package chat.parley.standalone;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder that holds everything a node keeps.
///
/// `postgres/` is the database, `root.key` the key above all keys, `binaries/` the unpacked
/// PostgreSQL, `format` the version of this layout.
record DataDirectory(Path folder) {
  /// Grows when an older Parley could no longer read the folder.
  private static final String FORMAT = "1";

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
      data.requireKey();
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

  Path binaries() {
    return folder.resolve("binaries");
  }

  Path rootKey() {
    return folder.resolve("root.key");
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
          folder + " was written by another version of Parley: its " + what + " is " + found
              + ", this one reads " + ours);
    }
  }

  /// A key made anew would leave what is stored unreadable for good, so a missing one stops here.
  private void requireKey() {
    if (Files.exists(postgresVersion()) && Files.notExists(rootKey())) {
      throw new StartFailure(
          "the key file " + rootKey() + " is missing: put its copy back, without it nothing that is"
              + " stored can be read");
    }
  }
}
