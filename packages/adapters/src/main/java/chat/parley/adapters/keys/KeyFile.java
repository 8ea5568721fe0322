package chat.parley.adapters.keys;

import chat.parley.shared.crypto.Aead;
import chat.parley.shared.crypto.Mac;
import chat.parley.shared.crypto.RandomTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.TreeMap;

/// The text form of the root keys: a heading, `epoch <number> <key>` per epoch, `index <key>`.
final class KeyFile {
  private static final String HEADING = "parley-root-key 1";
  private static final int KEY_BYTES = 32;

  private KeyFile() {}

  /// Makes a key, unless another process makes one at the same time.
  static void create(Path file) throws IOException {
    OwnerOnlyFile.create(
        file, HEADING + "\nepoch 1 " + randomKey() + "\nindex " + randomKey() + "\n");
  }

  static FileRootKey read(Path file) {
    try {
      if (!OwnerOnlyFile.isClosedToOthers(file)) {
        throw new RootKeyFileException(
            "the key file " + file + " is open to others; run chmod 600 on it");
      }
      return parse(file, Files.readString(file, StandardCharsets.US_ASCII));
    } catch (NoSuchFileException e) {
      throw new RootKeyFileException(
          "the key file " + file + " is missing; put your copy of it back", e);
    } catch (IOException e) {
      throw new RootKeyFileException("the key file " + file + " cannot be read", e);
    }
  }

  private static FileRootKey parse(Path file, String text) {
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
      return new FileRootKey(file, epochs, index);
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new RootKeyFileException(
          "the key file " + file + " is damaged; put your copy of it back");
    }
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
