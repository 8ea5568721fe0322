package chat.parley.adapters.archive;

import chat.parley.adapters.objects.ObjectStore.Content;
import chat.parley.adapters.receipt.SignedStatement;
import chat.parley.domain.receipt.ReceiptKey;
import chat.parley.shared.json.CanonicalJson;
import chat.parley.shared.json.Json;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes the file of an export, entry after entry; nothing of an entry is kept but its digest.
public final class ArchiveWriter implements AutoCloseable {
  /// Times in the zip itself say nothing: the manifest says when it was made.
  private static final long NO_TIME_MS = Instant.parse("1980-01-01T00:00:00Z").toEpochMilli();

  private final ZipOutputStream zip;
  private final List<Json> entries = new ArrayList<>();

  public ArchiveWriter(OutputStream out) {
    this.zip = new ZipOutputStream(out);
    zip.setLevel(Deflater.BEST_SPEED);
  }

  public void entry(String name, Content content) throws IOException {
    var digest = sha256();
    begin(name);
    var counted = new CountedOutput(new DigestOutputStream(unclosed(), digest));
    content.writeTo(counted);
    counted.flush();
    zip.closeEntry();
    var line = new LinkedHashMap<String, Json>();
    line.put("name", Json.text(name));
    line.put("bytes", Json.whole(counted.count()));
    line.put("sha256", Json.text(HexFormat.of().formatHex(digest.digest())));
    entries.add(new Json.Members(line));
  }

  public void entry(String name, Json value) throws IOException {
    entry(name, out -> out.write(CanonicalJson.bytes(value)));
  }

  /// Ends the file with its manifest.
  ///
  /// @param origin where the instance is reached
  /// @param key absent where no key is at hand; the manifest is then not signed
  public void finish(String origin, Instant madeAt, Optional<ReceiptKey> key) throws IOException {
    var content = new LinkedHashMap<String, Json>();
    content.put("type", Json.text(ArchiveForm.TYPE));
    content.put("origin", Json.text(origin));
    content.put("made_at", Json.text(madeAt.toString()));
    content.put("entries", new Json.Items(entries));
    begin(ArchiveForm.MANIFEST);
    zip.write(SignedStatement.bytes(new Json.Members(content), key));
    zip.closeEntry();
    zip.finish();
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private void begin(String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTime(NO_TIME_MS);
    zip.putNextEntry(entry);
  }

  private OutputStream unclosed() {
    return new FilterOutputStream(zip) {
      @Override
      public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
      }

      @Override
      public void close() {}
    };
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
