package chat.parley.adapters.keys;

import chat.parley.shared.crypto.Aead;
import chat.parley.shared.crypto.Mac;
import chat.parley.shared.crypto.RandomTokens;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The text form of the root keys: a heading, `epoch <number> <key>` per epoch, `index <key>`.
///
/// It is changed by whole replacement, under a lock file beside it: whoever reads finds the keys
/// before the change or after it.
record KeyFile(Path path) {
  private static final String HEADING = "parley-root-key 1";
  private static final String EPOCH = "epoch ";
  private static final int KEY_BYTES = 32;

  /// Tells one content of the file from the next: a replaced file is another file.
  record Stamp(FileTime changed, @Nullable Object file) {}

  /// Makes a key, unless another process makes one at the same time.
  void create() throws IOException {
    OwnerOnlyFile.create(
        path, HEADING + "\n" + line(1, randomKey()) + "\nindex " + randomKey() + "\n");
  }

  RootKeys read() {
    return parse(text());
  }

  /// The content, as it is.
  String text() {
    try {
      if (!OwnerOnlyFile.isClosedToOthers(path)) {
        throw new RootKeyFileException(
            "the key file " + path + " is open to others; run chmod 600 on it");
      }
      return Files.readString(path, StandardCharsets.US_ASCII);
    } catch (NoSuchFileException e) {
      throw new RootKeyFileException(
          "the key file " + path + " is missing; put your copy of it back", e);
    } catch (IOException e) {
      throw new RootKeyFileException("the key file " + path + " cannot be read", e);
    }
  }

  Stamp stamp() throws IOException {
    var attributes = Files.readAttributes(path, BasicFileAttributes.class);
    return new Stamp(attributes.lastModifiedTime(), attributes.fileKey());
  }

  /// Adds the key of an epoch, unless there is one.
  void begin(int epoch) {
    change(
        lines -> {
          if (lines.stream().noneMatch(line -> isOf(epoch, line))) {
            lines.add(lines.size() - 1, line(epoch, randomKey()));
          }
          return lines;
        });
  }

  /// Takes the key of an epoch out, if there is one.
  void destroy(int epoch) {
    change(
        lines -> {
          lines.removeIf(line -> isOf(epoch, line));
          if (lines.stream().noneMatch(line -> line.startsWith(EPOCH))) {
            throw new IllegalArgumentException("the only epoch is not destroyed");
          }
          return lines;
        });
  }

  /// Reads what [#text] has.
  RootKeys parse(String text) {
    try {
      var lines = text.lines().toList();
      if (lines.isEmpty() || !lines.getFirst().equals(HEADING)) {
        throw new IllegalArgumentException("heading");
      }
      var epochs = new TreeMap<Integer, Aead>();
      Mac index = null;
      for (var line : lines.subList(1, lines.size())) {
        var words = line.split(" ", -1);
        switch (words[0]) {
          case "epoch" -> epochs.put(Integer.valueOf(words[1]), Aead.withKey(key(words[2])));
          case "index" -> index = Mac.withKey(key(words[1]));
          default -> throw new IllegalArgumentException("line");
        }
      }
      if (epochs.isEmpty() || index == null) {
        throw new IllegalArgumentException("keys");
      }
      return new RootKeys(epochs, index);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new RootKeyFileException(
          "the key file " + path + " is damaged; put your copy of it back");
    }
  }

  private void change(UnaryOperator<List<String>> edit) {
    try (var file =
            FileChannel.open(
                path.resolveSibling(path.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var _ = file.lock()) {
      var before = text();
      parse(before);
      var lines = new ArrayList<>(before.lines().toList());
      var after = String.join("\n", edit.apply(lines)) + "\n";
      if (!after.equals(before)) {
        OwnerOnlyFile.replace(path, after);
      }
    } catch (IOException e) {
      throw new RootKeyFileException("the key file " + path + " cannot be written", e);
    }
  }

  private static String line(int epoch, String key) {
    return EPOCH + epoch + " " + key;
  }

  private static boolean isOf(int epoch, String line) {
    return line.startsWith(EPOCH + epoch + " ");
  }

  private static byte[] key(String text) {
    var key = Base64.getUrlDecoder().decode(text);
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("key");
    }
    return key;
  }

  private static String randomKey() {
    return RandomTokens.token(KEY_BYTES * 8);
  }
}
