package chat.parley.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The folder that holds everything a node keeps, used by one node at a time.
///
/// `postgres/` is the database, `root.key` the key above all keys, `format` the version of this
/// layout.
final class DataDirectory implements AutoCloseable {
  /// Grows when an older Parley could no longer read the folder.
  private static final String FORMAT = "1";

  private final Path folder;
  private final FileChannel lock;

  private DataDirectory(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /// Makes the folder if need be, and takes it.
  static DataDirectory open(Path folder) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      var lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(lock) == null) {
        lock.close();
        throw new StartFailure("another Parley uses " + folder + "; end it or choose --data DIR");
      }
      var data = new DataDirectory(folder, lock);
      data.requireFormat();
      return data;
    } catch (FileSystemException e) {
      throw new StartFailure("the data folder " + folder + " cannot be written", e);
    } catch (IOException e) {
      throw new StartFailure("the data folder " + folder + " cannot be used", e);
    }
  }

  Path postgres() {
    return folder.resolve("postgres");
  }

  Path rootKey() {
    return folder.resolve("root.key");
  }

  /// True when a database was made here before.
  boolean isUsed() {
    return Files.exists(postgres().resolve("PG_VERSION"));
  }

  /// A key made anew would make what is stored unreadable for good, so a missing one stops here.
  void requireKey() {
    if (isUsed() && !Files.exists(rootKey())) {
      throw new StartFailure(
          "the key file "
              + rootKey()
              + " is missing; put its copy back, without it nothing stored"
              + " can be read");
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new IllegalStateException("the lock of the data folder could not be given back", e);
    }
  }

  private void requireFormat() throws IOException {
    var file = folder.resolve("format");
    if (!Files.exists(file)) {
      Files.writeString(file, FORMAT + "\n");
      return;
    }
    var found = Files.readString(file).strip();
    if (!found.equals(FORMAT)) {
      close();
      throw new StartFailure(
          folder
              + " was written by another version of Parley (format "
              + found
              + ", this one reads "
              + FORMAT
              + ")");
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    return channel.tryLock();
  }
}
