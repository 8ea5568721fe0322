package chat.parley.adapters.backup;

import chat.parley.shared.json.Json;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes an archive, part after part, without holding any in memory. Closed before [#finish], it
/// leaves nothing.
public final class ArchiveWriter implements AutoCloseable {
  private final Path unfinished;
  private final Path finished;
  private final String kind;
  private final Instant takenAt;
  private final FileChannel file;
  private final ZipOutputStream zip;
  private final List<Manifest.Entry> entries = new ArrayList<>();

  /// Writes the bytes of a part.
  @FunctionalInterface
  public interface Part {
    void writeTo(OutputStream out) throws IOException;
  }

  private ArchiveWriter(Path folder, ArchiveName name, FileChannel file) {
    this.finished = folder.resolve(name.text());
    this.unfinished = unfinished(folder, name);
    this.kind = name.kind();
    this.takenAt = name.takenAt();
    this.file = file;
    this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(file)));
    zip.setLevel(Deflater.BEST_SPEED);
  }

  /// Begins an archive in a folder, which is made when it is missing.
  public static ArchiveWriter begin(Path folder, ArchiveName name) throws IOException {
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.deleteIfExists(unfinished(folder, name));
    var file =
        FileChannel.open(
            unfinished(folder, name),
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return new ArchiveWriter(folder, name, file);
  }

  public void add(String name, Part part) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    var counted = new Counted(zip);
    var hashed = new DigestOutputStream(counted, sha256());
    part.writeTo(hashed);
    hashed.flush();
    zip.closeEntry();
    entries.add(
        new Manifest.Entry(
            name, counted.bytes, HexFormat.of().formatHex(hashed.getMessageDigest().digest())));
  }

  /// Ends the archive; when this returns it outlives a power cut. Answers where it lies.
  public Path finish(Json facts) throws IOException {
    zip.putNextEntry(new ZipEntry(Manifest.NAME));
    zip.write(new Manifest(kind, takenAt, facts, entries).bytes());
    zip.closeEntry();
    zip.finish();
    zip.flush();
    file.force(true);
    Files.move(unfinished, finished, StandardCopyOption.ATOMIC_MOVE);
    return finished;
  }

  @Override
  public void close() throws IOException {
    file.close();
    Files.deleteIfExists(unfinished);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path unfinished(Path folder, ArchiveName name) {
    return folder.resolve(name.text() + ".part");
  }

  /// Counts what passes, and leaves the archive open when a part ends.
  private static final class Counted extends FilterOutputStream {
    private long bytes;

    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int start, int length) throws IOException {
      out.write(buffer, start, length);
      bytes += length;
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
