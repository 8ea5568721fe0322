package chat.parley.adapters.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.adapters.receipt.PublishedKeys;
import chat.parley.domain.receipt.ReceiptKey;
import chat.parley.shared.crypto.Ed25519Key;
import chat.parley.shared.crypto.RandomTokens;
import chat.parley.shared.json.Json;
import chat.parley.shared.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An export is read as it was written, and nothing else is: one line says what is wrong.
class ArchiveTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Json SCHEMA =
      JsonReader.read(
          """
          {"properties":{"notes":{"properties":{"notes":{"items":{"properties":{
            "at":{"type":["string","null"],"format":"date-time"},
            "n":{"type":["integer","null"]},
            "text":{"type":["string","null"]}}}}}}}}""");

  private final SigningKey key = new SigningKey();
  private final Optional<PublishedKeys> keys = Optional.of(PublishedKeys.of(key));

  @TempDir Path folder;

  @Test
  void readsWhatWasWritten() throws IOException {
    var file = write(List.of(row("Hello,", 1), row("wörld}\n],", 2)), Optional.of(key));
    try (var archive = ArchiveReader.open(file, keys)) {
      var rows = new ArrayList<Json>();
      archive.rows(
          (section, table, row) -> {
            assertThat(section + "/" + table).isEqualTo("notes/notes");
            rows.add(row);
          });
      assertThat(rows).containsExactly(row("Hello,", 1), row("wörld}\n],", 2));
      assertThat(archive.origin()).isEqualTo("https://chat.example.org");
      assertThat(archive.madeAt()).isEqualTo(NOON);
    }
  }

  @Test
  void asksForASignatureOnlyWhenAKeyIsGiven() throws IOException {
    var unsigned = write(List.of(row("a", 1)), Optional.empty());
    ArchiveReader.open(unsigned, Optional.empty()).close();
    refused(unsigned, keys, "its manifest is refused");
    var foreign = write(List.of(row("a", 1)), Optional.of(new SigningKey()));
    refused(foreign, keys, "signed with a key that was not given");
  }

  @Test
  void refusesWhatWasChanged() throws IOException {
    var file = write(List.of(row("a", 1)), Optional.of(key));
    refused(rewritten(file, "data/notes.json", text -> text.replace("\"a\"", "\"b\"")), "changed");
    refused(rewritten(file, "data/notes.json", text -> text + " "), "longer than the manifest");
    refused(rewritten(file, "manifest.json", text -> text.replace("chat.", "chot.")), "refused");
    refused(rewritten(file, "schema.json", _ -> "null"), "changed");
  }

  @Test
  void refusesRowsThatDoNotFitTheSchema() throws IOException {
    refused(write(List.of(row("a", 1.5)), Optional.of(key)), "notes.n is not of its type");
    var more = new LinkedHashMap<>(row("a", 1).members());
    more.put("extra", Json.text("x"));
    refused(write(List.of(new Json.Members(more)), Optional.of(key)), "other fields");
    var time = new LinkedHashMap<>(row("a", 1).members());
    time.put("at", Json.text("yesterday"));
    refused(write(List.of(new Json.Members(time)), Optional.of(key)), "notes.at is not of");
  }

  @Test
  void refusesWhatIsNoExport() throws IOException {
    refused(folder.resolve("none.zip"), "there is no such file");
    refused(Files.writeString(folder.resolve("text.zip"), "no zip"), "not a zip");
    refused(zip(Map.of("data/notes.json", "{}")), "it has no manifest");
    for (var name :
        List.of("../../etc/passwd", "/etc/passwd", "data/../x.json", "a.exe", "data/")) {
      refused(zip(Map.of(name, "x", "manifest.json", "{}")), "an entry that no export has");
    }
    refused(zip(Map.of("manifest.json", "{\"content\":{}}")), Optional.empty(), "damaged");
  }

  /// 1 GiB of zeros, packed to 1 MiB, where the manifest speaks of a few bytes.
  @Test
  void stopsReadingWhereTheManifestSaysTheEndIs() throws IOException {
    var file = write(List.of(row("a", 1)), Optional.of(key));
    var bomb = folder.resolve("bomb.zip");
    try (var in = new ZipFile(file.toFile());
        var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      for (var entry : in.stream().toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().equals("data/notes.json")) {
          var zeros = new byte[1 << 20];
          for (int megabyte = 0; megabyte < 1_024; megabyte++) {
            out.write(zeros);
          }
        } else {
          in.getInputStream(entry).transferTo(out);
        }
        out.closeEntry();
      }
    }
    refused(bomb, "longer than the manifest says");
  }

  @Test
  void escapesEverythingOnThePage() {
    assertThat(ArchivePage.escaped("<b title='\"'>&\u0000\u001b"))
        .isEqualTo("&lt;b title=&#39;&quot;&#39;&gt;&amp;");
  }

  private Path write(List<Json.Members> rows, Optional<ReceiptKey> signing) throws IOException {
    var file = folder.resolve(RandomTokens.token(64) + ".zip");
    try (var archive = new ArchiveWriter(Files.newOutputStream(file))) {
      archive.entry(
          "data/notes.json",
          out -> {
            var section = new SectionWriter(out);
            section.table("notes");
            for (var row : rows) {
              section.row(row);
            }
            section.end();
          });
      archive.entry(ArchiveForm.SCHEMA, SCHEMA);
      archive.finish("https://chat.example.org", NOON, signing);
    }
    return file;
  }

  private static Json.Members row(String text, double number) {
    var row = new LinkedHashMap<String, Json>();
    row.put("at", Json.text(NOON.toString()));
    row.put("n", new Json.Numeral(number));
    row.put("text", Json.text(text));
    return new Json.Members(row);
  }

  private void refused(Path file, String why) {
    refused(file, keys, why);
  }

  private static void refused(Path file, Optional<PublishedKeys> keys, String why) {
    assertThatThrownBy(() -> ArchiveReader.open(file, keys).close())
        .isInstanceOf(RefusedArchiveException.class)
        .hasMessageContaining(why)
        .message()
        .doesNotContain("\n");
  }

  private Path rewritten(Path file, String name, UnaryOperator<String> change) throws IOException {
    var entries = new LinkedHashMap<String, String>();
    try (var zip = new ZipFile(file.toFile())) {
      for (var entry : zip.stream().toList()) {
        var text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        entries.put(entry.getName(), entry.getName().equals(name) ? change.apply(text) : text);
      }
    }
    return zip(entries);
  }

  private Path zip(Map<String, String> entries) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      entries.forEach(
          (name, text) -> {
            try {
              zip.putNextEntry(new ZipEntry(name));
              zip.write(text.getBytes(StandardCharsets.UTF_8));
              zip.closeEntry();
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return Files.write(folder.resolve(RandomTokens.token(64) + ".zip"), bytes.toByteArray());
  }

  private static final class SigningKey implements ReceiptKey {
    private final Ed25519Key key = Ed25519Key.withSeed(RandomTokens.bytes(Ed25519Key.SEED_BYTES));

    @Override
    public String id() {
      return key.published().fingerprint();
    }

    @Override
    public byte[] sign(byte[] content) {
      return key.sign(content);
    }

    @Override
    public List<Published> published() {
      var point = Base64.getUrlEncoder().withoutPadding().encodeToString(key.published().bytes());
      return List.of(new Published(id(), LocalDate.of(2026, 11, 21), point));
    }
  }
}
