package chat.parley.rig.privacy.scan;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.testkit.canary.CanaryScan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanCommandTest {
  @TempDir Path folder;
  private final String name = CanaryScan.canary();
  private final String words = CanaryScan.canary();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void describe() throws IOException {
    Files.createDirectories(folder.resolve("data/postgres/data/base/5"));
    Files.writeString(
        folder.resolve("subject"), "# somebody\n\nname\t" + name + "\n" + words + "\n");
  }

  @Test
  void saysInWhichStoreAndFormSomethingWasFound() throws IOException {
    var hex = HexFormat.of().formatHex(name.getBytes(StandardCharsets.UTF_8));
    Files.writeString(folder.resolve("data/postgres/data/base/5/1259"), "row " + hex + " end");
    Files.writeString(folder.resolve("data/postgres/server.log"), "nothing of interest");
    try (var packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("dump.gz")))) {
      packed.write(("so " + words + " it is").getBytes(StandardCharsets.UTF_8));
    }

    assertThat(run("--data", "data", "dump=" + folder.resolve("dump.gz"))).contains(1);

    assertThat(said())
        .contains("1 × name as HEX in database files: postgres/data/base/5/1259")
        .contains("1 × line 4 as PLAIN in gzip in dump: ")
        .contains("2 hits")
        .doesNotContain(name)
        .doesNotContain(words)
        .containsPattern("server log +0 +0 +0 +0 +0 +0 +0 +0 +0")
        .containsPattern("database files +0 +0 +0 +1 +0 +0 +0 +0 +0");
  }

  @Test
  void saysThatNothingWasFoundAndWhatWasLookedAt() throws IOException {
    Files.write(folder.resolve("data/postgres/data/base/5/1259"), new byte[3 * 1024 * 1024]);
    assertThat(run("--data", "data")).contains(0);
    assertThat(said()).contains("3 MiB searched, 0 hits");
  }

  @Test
  void needsASubject() throws IOException {
    assertThat(new ScanCommand(out()).run(List.of("--data", "data"))).isEmpty();
  }

  private Optional<Integer> run(String flag, String data, String... more) throws IOException {
    var line =
        new ArrayList<>(
            List.of(
                "--subject",
                folder.resolve("subject").toString(),
                flag,
                folder.resolve(data).toString()));
    line.addAll(List.of(more));
    return new ScanCommand(out()).run(line);
  }

  private PrintStream out() {
    return new PrintStream(said, true, StandardCharsets.UTF_8);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
