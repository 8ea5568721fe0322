package chat.parley.testkit.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A search that finds nothing proves something only when it would have found each form.
class CanaryScanTest {
  @TempDir Path directory;

  private final String canary = CanaryScan.canary();

  @Test
  void findsEveryFormWhereverItLies() throws Exception {
    var ascii = canary.getBytes(StandardCharsets.US_ASCII);
    var digest = MessageDigest.getInstance("SHA-256").digest(ascii);
    Files.createDirectories(directory.resolve("below"));
    leave("PLAIN", ascii);
    leave("UPPER_CASE", canary.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII));
    leave("UTF_16LE", canary.getBytes(StandardCharsets.UTF_16LE));
    leave("UTF_16BE", canary.getBytes(StandardCharsets.UTF_16BE));
    leave("HEX", text(HexFormat.of().formatHex(ascii)));
    leave("HEX_UPPER_CASE", text(HexFormat.of().withUpperCase().formatHex(ascii)));
    leave("BASE64_AT_0", Base64.getEncoder().encode(text(canary)));
    leave("BASE64_AT_1", Base64.getUrlEncoder().encode(text("x" + canary)));
    leave("BASE64_AT_2", Base64.getEncoder().encode(text("xy" + canary + "z")));
    leave("REVERSED", text(new StringBuilder(canary).reverse().toString()));
    leave("SHA256", digest);
    leave("SHA256_HEX", text(HexFormat.of().formatHex(digest)));

    var found = CanaryScan.find(directory, List.of(canary, CanaryScan.canary()));

    assertThat(found).containsOnlyKeys(canary);
    for (var form : Form.values()) {
      assertThat(found.get(canary)).contains("below/" + form + " as " + form);
    }
  }

  private void leave(String name, byte[] form) throws IOException {
    var bytes = new ByteArrayOutputStream();
    bytes.write(new byte[] {0, -1, 13});
    bytes.write(form);
    bytes.write(new byte[] {7, 10});
    Files.write(directory.resolve("below").resolve(name), bytes.toByteArray());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
