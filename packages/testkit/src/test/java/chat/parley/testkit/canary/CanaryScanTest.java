package chat.parley.testkit.canary;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.postgres.TestDatabase;
import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A search that finds nothing proves something only when it would have found each form.
class CanaryScanTest {
  @TempDir Path directory;

  private final String canary = CanaryScan.canary();

  @Test
  void findsEveryFormWhereverItLies() throws Exception {
    var ascii = text(canary);
    var digest = MessageDigest.getInstance("SHA-256").digest(ascii);
    leave("PLAIN", ascii);
    leave("UPPER_CASE", text(canary.toUpperCase(Locale.ROOT)));
    leave("UTF_16LE", canary.getBytes(StandardCharsets.UTF_16LE));
    leave("UTF_16BE", canary.getBytes(StandardCharsets.UTF_16BE));
    leave("HEX", text(HexFormat.of().formatHex(ascii)));
    leave("HEX_UPPER_CASE", text(HexFormat.of().withUpperCase().formatHex(ascii)));
    leave("BASE64_AT_0", Base64.getEncoder().encode(text(canary)));
    leave("BASE64_AT_1", Base64.getUrlEncoder().encode(text("x" + canary)));
    leave("BASE64_AT_2", Base64.getEncoder().encode(text("xy" + canary + "z")));
    leave("REVERSED", text(new StringBuilder(canary).reverse().toString()));
    leave("MD5_HEX", text(HexFormat.of().formatHex(md5(ascii))));
    leave("SHA256", digest);
    leave("SHA256_HEX", text(HexFormat.of().formatHex(digest)));

    var found = CanaryScan.find(directory, List.of(canary, CanaryScan.canary()));

    assertThat(found).containsOnlyKeys(canary);
    try (var files = Files.list(directory)) {
      for (var file : files.toList()) {
        assertThat(found.get(canary)).contains(file.getFileName() + " as " + file.getFileName());
      }
    }
  }

  @Test
  void knowsTheFormsOfLettersBeyondAscii() throws Exception {
    var name = "Zoë Ångström 渡辺 & Söhne";
    var forms = Form.all(name);
    assertThat(forms)
        .containsKeys(Form.DECOMPOSED, Form.LATIN_1, Form.URL_ENCODED, Form.JSON_ENCODED)
        .doesNotContainKey(Form.COMPOSED);
    for (var form : forms.entrySet()) {
      leave(form.getKey().name(), form.getValue());
    }
    leave("of a browser", text("?q=Zo%C3%AB+%C3%85ngstr%C3%B6m+%E6%B8%A1%E8%BE%BA+%26+S%C3%B6hne"));
    leave("of JSON", text("\"Zo\\u00eb \\u00c5ngstr\\u00f6m \\u6e21\\u8fba & S\\u00f6hne\""));

    var found = CanaryScan.find(directory, List.of(name)).get(name);

    for (var form : forms.keySet()) {
      assertThat(found).contains(form + " as " + form);
    }
    assertThat(found).contains("of a browser as URL_ENCODED", "of JSON as JSON_ENCODED");
  }

  @Test
  void countsWhatLiesAcrossThePiecesOfALargeFileOnce() throws Exception {
    int border = 4 * 1024 * 1024;
    var large = new byte[2 * border + 1_000];
    for (int at : new int[] {1, border - 13, border + 500, 2 * border - 3}) {
      System.arraycopy(text(canary), 0, large, at, canary.length());
    }
    var scan = new CanaryScan(List.of(new Canary("word", canary)));
    scan.bytes("memory", large);
    assertThat(scan.hits().values()).containsExactly(4L);
    assertThat(scan.bytes()).isEqualTo(large.length);
  }

  @Test
  void looksIntoWhatIsPacked() throws Exception {
    var words = text("before " + canary + " after, and again: " + canary);
    leave("gzip", packed(words, GZIPOutputStream::new));
    leave("zlib", packed(words, DeflaterOutputStream::new));
    leave("zstd", packed(words, ZstdOutputStream::new));
    leave("lz4", lz4Frame(words));
    leave("zip", zip(words));
    leave("gzip in zip", zip(packed(words, GZIPOutputStream::new)));

    var found = CanaryScan.find(directory, List.of(canary)).get(canary);

    assertThat(found)
        .contains(
            "gzip as PLAIN in GZIP",
            "zlib as PLAIN in DEFLATE",
            "zstd as PLAIN in ZSTD",
            "lz4 as PLAIN in LZ4",
            "zip as PLAIN in DEFLATE",
            "gzip in zip as PLAIN in GZIP");
  }

  /// What PostgreSQL packs, in a row and in a chunk beside it.
  @Test
  @Tag("real")
  void looksIntoValuesThatPostgresPacked() throws Exception {
    try (var database = TestDatabase.fresh()) {
      execute(database, "CREATE TABLE planted (words text COMPRESSION pglz)");
      execute(
          database,
          "INSERT INTO planted VALUES (repeat('nothing ', 500) || '%s' || repeat(' nothing', 500))"
              .formatted(canary));
      execute(database, "CHECKPOINT");

      var found = CanaryScan.find(TestDatabase.serverDirectory(), List.of(canary)).get(canary);

      assertThat(found)
          .anyMatch(place -> place.contains("base/") && place.endsWith("PLAIN in PGLZ"));
    }
  }

  /// Another server may be built with LZ4; this one is not.
  @Test
  void looksIntoAValueThatPostgresPackedByLz4() throws Exception {
    var words = text("nothing ".repeat(100) + canary + " nothing".repeat(100));
    var packed = new byte[new Lz4Compressor().maxCompressedLength(words.length)];
    int length = new Lz4Compressor().compress(words, 0, words.length, packed, 0, packed.length);
    var value =
        ByteBuffer.allocate(2 * Integer.BYTES + length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt((2 * Integer.BYTES + length) << 2 | 2)
            .putInt(words.length | 1 << 30)
            .put(packed, 0, length);
    Files.write(directory.resolve("16384"), value.array());

    assertThat(CanaryScan.find(directory, List.of(canary)).get(canary))
        .contains("16384 as PLAIN in LZ4");
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void leave(String name, byte[] form) throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {0, -1, 13});
    bytes.write(form);
    bytes.write(new byte[] {7, 10});
    Files.write(directory.resolve(name), bytes.toByteArray());
  }

  /// Opens a packing on top of a stream.
  private interface Packer {
    OutputStream on(OutputStream out) throws IOException;
  }

  private static byte[] packed(byte[] content, Packer packer) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = packer.on(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] zip(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("words"));
      out.write(content);
      out.closeEntry();
    }
    return bytes.toByteArray();
  }

  /// One block, no checks.
  private static byte[] lz4Frame(byte[] content) {
    var block = new byte[new Lz4Compressor().maxCompressedLength(content.length)];
    int length = new Lz4Compressor().compress(content, 0, content.length, block, 0, block.length);
    return ByteBuffer.allocate(7 + 4 + length + 4)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0x184D2204)
        .put(new byte[] {0x60, 0x40, 0})
        .putInt(length)
        .put(Arrays.copyOf(block, length))
        .putInt(0)
        .array();
  }

  private static byte[] md5(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("MD5").digest(bytes);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
