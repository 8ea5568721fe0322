package chat.parley.adapters.keys;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/// A file that holds a secret.
final class OwnerOnlyFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> DIRECTORY_OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private static final String FRESH = ".new";

  private OwnerOnlyFile() {}

  /// Whole or not at all: written beside, forced to disk, then given its name. Of several
  /// processes that do so at once, one makes the file and the others find it made.
  static void create(Path file, String text) throws IOException {
    var directory = directoryOf(file);
    Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY_OWNER_ONLY));
    var fresh = writeBeside(file, text);
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      return;
    } finally {
      Files.delete(fresh);
    }
    forceEntry(directory);
  }

  /// Whole or not at all, and the content before is overwritten, as far as the file system lets
  /// it be. One process at a time.
  static void replace(Path file, String text) throws IOException {
    wipeLeftovers(file);
    var fresh = writeBeside(file, text);
    try (var before = FileChannel.open(file, StandardOpenOption.WRITE)) {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      forceEntry(directoryOf(file));
      wipe(before);
    }
  }

  /// What a crash left of an earlier replacement.
  private static void wipeLeftovers(Path file) throws IOException {
    try (var leftovers = Files.newDirectoryStream(directoryOf(file), prefix(file) + "*" + FRESH)) {
      for (var leftover : leftovers) {
        try (var content = FileChannel.open(leftover, StandardOpenOption.WRITE)) {
          wipe(content);
        }
        Files.delete(leftover);
      }
    }
  }

  private static void wipe(FileChannel content) throws IOException {
    write(content, ByteBuffer.allocate((int) content.size()));
  }

  private static Path writeBeside(Path file, String text) throws IOException {
    var fresh =
        Files.createTempFile(
            directoryOf(file),
            prefix(file),
            FRESH,
            PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try (var out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      write(out, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
    }
    return fresh;
  }

  private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
    out.force(true);
  }

  private static void forceEntry(Path directory) throws IOException {
    try (var entry = FileChannel.open(directory, StandardOpenOption.READ)) {
      entry.force(true);
    }
  }

  private static Path directoryOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent());
  }

  private static String prefix(Path file) {
    return file.getFileName() + ".";
  }

  static boolean isClosedToOthers(Path file) throws IOException {
    var open = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    open.removeAll(OWNER_ONLY);
    return open.isEmpty();
  }
}
