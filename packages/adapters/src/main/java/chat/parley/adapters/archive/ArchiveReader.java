package chat.parley.adapters.archive;

import chat.parley.adapters.receipt.PublishedKeys;
import chat.parley.shared.json.Json;
import chat.parley.shared.json.JsonReader;
import chat.parley.shared.json.NotJsonException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/// Reads an export that may come from anybody. Opening it checks all of it: names, sizes, digests,
/// and every row against the schema. Nothing is ever unpacked to a file, so no name in it can lead
/// anywhere; nothing is read further than the manifest says it is long.
public final class ArchiveReader implements AutoCloseable {
  /// The largest file.
  public static final long FILE_BYTES_MAX = 2L << 30;

  /// The largest sum of what its entries unpack to.
  public static final long UNPACKED_BYTES_MAX = 8L << 30;

  public static final int ENTRIES_MAX = 1_000;
  private static final int DOCUMENT_BYTES_MAX = 4 * 1024 * 1024;

  /// Takes the rows of an export, section by section.
  @FunctionalInterface
  public interface RowTaker {
    void take(String section, String table, Json.Members row);
  }

  private final ZipFile zip;
  private final Manifest manifest;
  private final RowSchema schema;

  private ArchiveReader(ZipFile zip, Manifest manifest, RowSchema schema) {
    this.zip = zip;
    this.manifest = manifest;
    this.schema = schema;
  }

  /// Opens a file and checks it.
  ///
  /// @param keys with them the manifest must be signed with one of them
  /// @throws RefusedArchiveException if anything is not as it should be
  public static ArchiveReader open(Path file, Optional<PublishedKeys> keys) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new RefusedArchiveException("there is no such file");
    }
    if (Files.size(file) > FILE_BYTES_MAX) {
      throw new RefusedArchiveException("it is larger than " + (FILE_BYTES_MAX >> 30) + " GiB");
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new RefusedArchiveException("it is not a zip", e);
    }
    try {
      return checked(zip, keys);
    } catch (ZipException e) {
      zip.close();
      throw new RefusedArchiveException("the zip is damaged", e);
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private static ArchiveReader checked(ZipFile zip, Optional<PublishedKeys> keys)
      throws IOException {
    var names = names(zip);
    var document = zip.getEntry(ArchiveForm.MANIFEST);
    if (document == null) {
      throw new RefusedArchiveException("it has no manifest");
    }
    var manifest = Manifest.read(bounded(zip, document), keys);
    names.remove(ArchiveForm.MANIFEST);
    if (!names.equals(manifest.entries().keySet())) {
      throw new RefusedArchiveException("it has other entries than its manifest says");
    }
    long sum = manifest.entries().values().stream().mapToLong(Manifest.Entry::bytes).sum();
    if (sum < 0 || sum > UNPACKED_BYTES_MAX) {
      throw new RefusedArchiveException(
          "it unpacks to more than " + (UNPACKED_BYTES_MAX >> 30) + " GiB");
    }
    for (var entry : manifest.entries().entrySet()) {
      requireWhole(zip, entry.getKey(), entry.getValue());
    }
    var archive = new ArchiveReader(zip, manifest, RowSchema.of(schema(zip)));
    archive.requireSections();
    archive.rows(archive.schema::require);
    return archive;
  }

  /// Where it was made.
  public String origin() {
    return manifest.origin();
  }

  public Instant madeAt() {
    return manifest.madeAt();
  }

  /// Hands over every row.
  public void rows(RowTaker taker) throws IOException {
    for (var section : schema.sections()) {
      var entry = zip.getEntry(ArchiveForm.data(section));
      try (var in = new BufferedInputStream(zip.getInputStream(entry))) {
        new SectionReader(in).read((table, row) -> taker.take(section, table, row));
      }
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static Set<String> names(ZipFile zip) {
    if (zip.size() > ENTRIES_MAX) {
      throw new RefusedArchiveException("it has more than " + ENTRIES_MAX + " entries");
    }
    var names = new HashSet<String>();
    for (var entries = zip.entries(); entries.hasMoreElements(); ) {
      var name = entries.nextElement().getName();
      if (!isKnown(name) || !names.add(name)) {
        throw new RefusedArchiveException("it has an entry that no export has");
      }
    }
    return names;
  }

  private static boolean isKnown(String name) {
    return switch (name) {
      case ArchiveForm.MANIFEST,
          ArchiveForm.SCHEMA,
          ArchiveForm.FIELDS,
          ArchiveForm.WITHHELD,
          ArchiveForm.PAGE ->
          true;
      default -> ArchiveForm.isData(name);
    };
  }

  private void requireSections() {
    var entries = schema.sections().stream().map(ArchiveForm::data).collect(Collectors.toSet());
    var present = new HashSet<>(manifest.entries().keySet());
    present.removeIf(name -> !ArchiveForm.isData(name));
    if (!present.equals(entries)) {
      throw new RefusedArchiveException("it has other sections than its schema");
    }
  }

  private static Json schema(ZipFile zip) throws IOException {
    var entry = zip.getEntry(ArchiveForm.SCHEMA);
    if (entry == null) {
      throw new RefusedArchiveException("it has no schema");
    }
    try {
      return JsonReader.read(bounded(zip, entry));
    } catch (NotJsonException e) {
      throw new RefusedArchiveException("its schema is not JSON", e);
    }
  }

  /// A small document, whatever size the zip claims.
  private static byte[] bounded(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      var bytes = in.readNBytes(DOCUMENT_BYTES_MAX + 1);
      if (bytes.length > DOCUMENT_BYTES_MAX) {
        throw new RefusedArchiveException("one of its documents is too large");
      }
      return bytes;
    }
  }

  private static void requireWhole(ZipFile zip, String name, Manifest.Entry said)
      throws IOException {
    var digest = ArchiveWriter.sha256();
    long left = said.bytes();
    try (var in = new DigestInputStream(zip.getInputStream(zip.getEntry(name)), digest)) {
      var buffer = new byte[64 * 1024];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        left -= read;
        if (left < 0) {
          throw new RefusedArchiveException(name + " is longer than the manifest says");
        }
      }
    }
    if (left != 0 || !HexFormat.of().formatHex(digest.digest()).equals(said.sha256())) {
      throw new RefusedArchiveException(name + " was changed");
    }
  }
}
