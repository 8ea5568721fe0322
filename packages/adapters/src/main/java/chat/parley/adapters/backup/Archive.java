package chat.parley.adapters.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// An archive that holds what it says: all of it is read once before any of it is used.
public final class Archive implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final ZipFile zip;
  private final Manifest manifest;

  private Archive(ZipFile zip, Manifest manifest) {
    this.zip = zip;
    this.manifest = manifest;
  }

  /// Opens an archive and checks every part of it.
  ///
  /// @throws DamagedArchiveException if anything is missing, changed or too much
  public static Archive open(Path file) throws IOException {
    var zip = openZip(file);
    try {
      var archive = new Archive(zip, Manifest.read(bytes(zip, Manifest.NAME)));
      archive.check();
      return archive;
    } catch (ZipException | RuntimeException e) {
      zip.close();
      throw e instanceof RuntimeException fault ? fault : damaged(file, e);
    }
  }

  public Manifest manifest() {
    return manifest;
  }

  public InputStream part(String name) throws IOException {
    return open(zip, name);
  }

  public byte[] bytes(String name) throws IOException {
    return bytes(zip, name);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void check() throws IOException {
    var names = new HashSet<String>();
    for (var entry : manifest.entries()) {
      var sha256 = ArchiveWriter.sha256();
      long bytes = 0;
      try (var in = new DigestInputStream(open(zip, entry.name()), sha256)) {
        var buffer = new byte[BUFFER_BYTES];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          bytes += read;
        }
      }
      if (bytes != entry.bytes()
          || !HexFormat.of().formatHex(sha256.digest()).equals(entry.sha256())) {
        throw new DamagedArchiveException("its part " + entry.name() + " was changed");
      }
      names.add(entry.name());
    }
    names.add(Manifest.NAME);
    if (!zip.stream().allMatch(entry -> names.contains(entry.getName()))) {
      throw new DamagedArchiveException("it holds more than its manifest says");
    }
  }

  private static ZipFile openZip(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw damaged(file, e);
    }
  }

  private static DamagedArchiveException damaged(Path file, Throwable cause) {
    return new DamagedArchiveException(file + " is damaged", cause);
  }

  private static byte[] bytes(ZipFile zip, String name) throws IOException {
    try (var in = open(zip, name)) {
      return in.readAllBytes();
    }
  }

  private static InputStream open(ZipFile zip, String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      throw new DamagedArchiveException("it has no part " + name);
    }
    return zip.getInputStream(entry);
  }
}
