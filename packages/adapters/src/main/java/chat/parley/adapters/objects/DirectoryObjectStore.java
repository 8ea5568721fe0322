package chat.parley.adapters.objects;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Objects as files of a folder that several processes may share. A file is written under a name of
/// its own in `incoming`, forced to disk, then given its name in one step.
public final class DirectoryObjectStore implements ObjectStore {
  /// What was left behind by a process that died goes after this time.
  static final Duration INCOMING_AGE_MAX = Duration.ofHours(6);

  private static final String INCOMING = "incoming";
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path folder;
  private final long bytesMax;

  private DirectoryObjectStore(Path folder, long bytesMax) {
    this.folder = folder;
    this.bytesMax = bytesMax;
  }

  /// Opens a folder; makes it if need be, closed to others.
  public static DirectoryObjectStore open(Path folder, InstantSource clock) {
    return open(folder, clock, OBJECT_BYTES_MAX);
  }

  static DirectoryObjectStore open(Path folder, InstantSource clock, long bytesMax) {
    try {
      makeFolder(folder.resolve(INCOMING));
      var store = new DirectoryObjectStore(folder, bytesMax);
      store.dropLeftOvers(clock);
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long put(ObjectName name, Content content) throws IOException {
    var file = file(name);
    makeFolder(folderOf(name));
    var fresh = Files.createTempFile(folder.resolve(INCOMING), "", "");
    try {
      long bytes = write(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(folderOf(name));
      return bytes;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private long write(Path file, Content content) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var counted = new BoundedOutput(unclosed(channel), bytesMax);
      var out = new BufferedOutputStream(counted, BUFFER_BYTES);
      content.writeTo(out);
      out.flush();
      channel.force(true);
      return counted.count();
    }
  }

  /// The writer may close its stream before the bytes are forced to disk.
  private static OutputStream unclosed(FileChannel channel) {
    var out = Channels.newOutputStream(channel);
    return new OutputStream() {
      @Override
      public void write(int one) throws IOException {
        out.write(one);
      }

      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }
    };
  }

  @Override
  public Optional<InputStream> get(ObjectName name) throws IOException {
    try {
      return Optional.of(Files.newInputStream(file(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public OptionalLong size(ObjectName name) throws IOException {
    try {
      return OptionalLong.of(Files.size(file(name)));
    } catch (NoSuchFileException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public void delete(ObjectName name) throws IOException {
    var file = file(name);
    if (Files.deleteIfExists(file)) {
      force(folderOf(name));
    }
  }

  @Override
  public List<ObjectName> list(String prefix, Optional<ObjectName> after, int max)
      throws IOException {
    if (max < 1 || max > LIST_MAX) {
      throw new IllegalArgumentException("a list has 1 to " + LIST_MAX + " names");
    }
    var kind = prefix.substring(0, prefix.indexOf('/'));
    var ofKind = folder.resolve(kind);
    if (Files.notExists(ofKind)) {
      return List.of();
    }
    try (var files = Files.list(ofKind)) {
      return files
          .map(file -> new ObjectName(kind + "/" + file.getFileName()))
          .filter(name -> name.value().startsWith(prefix))
          .filter(name -> after.isEmpty() || name.compareTo(after.get()) > 0)
          .sorted()
          .limit(max)
          .toList();
    }
  }

  /// Nothing is held open.
  @Override
  public void close() {}

  private Path folderOf(ObjectName name) {
    return folder.resolve(name.kind());
  }

  private Path file(ObjectName name) {
    return folder.resolve(name.value());
  }

  private void dropLeftOvers(InstantSource clock) throws IOException {
    var oldest = FileTime.from(clock.instant().minus(INCOMING_AGE_MAX));
    try (var files = Files.list(folder.resolve(INCOMING))) {
      for (var file : files.toList()) {
        if (Files.getLastModifiedTime(file).compareTo(oldest) < 0) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  private static void makeFolder(Path folder) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }

  private static void force(Path folder) throws IOException {
    try (var entry = FileChannel.open(folder, StandardOpenOption.READ)) {
      entry.force(true);
    }
  }
}
