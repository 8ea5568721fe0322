package chat.parley.adapters.keys;

import chat.parley.shared.crypto.Aead;
import chat.parley.shared.crypto.Mac;
import chat.parley.shared.crypto.RandomTokens;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// The text form of the root keys: a heading, `epoch <number> <key>` per epoch, `index <key>`.
final class KeyFile {
  private static final String HEADING = "parley-root-key 1";
  private static final int KEY_BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> DIRECTORY_OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private KeyFile() {}

  /// Whole or not at all: written beside, forced to disk, then moved into place. Of several
  /// processes that do so at once, one makes the key and the others find it made.
  static void create(Path file) throws IOException {
    var directory = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(DIRECTORY_OWNER_ONLY));
    var fresh = directory.resolve(file.getFileName() + ".new");
    try (var out =
            FileChannel.open(
                fresh,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        var _ = out.lock()) {
      if (Files.exists(file)) {
        Files.deleteIfExists(fresh);
        return;
      }
      write(out, HEADING + "\nepoch 1 " + randomKey() + "\nindex " + randomKey() + "\n");
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    try (var entry = FileChannel.open(directory, StandardOpenOption.READ)) {
      entry.force(true);
    }
  }

  private static void write(FileChannel out, String text) throws IOException {
    out.truncate(0);
    var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
    out.force(true);
  }

  static FileRootKey read(Path file) {
    try {
      var open = EnumSet.copyOf(Files.getPosixFilePermissions(file));
      open.removeAll(OWNER_ONLY);
      if (!open.isEmpty()) {
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
      return new FileRootKey(epochs, index);
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
