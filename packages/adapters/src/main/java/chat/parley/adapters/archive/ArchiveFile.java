package chat.parley.adapters.archive;

import chat.parley.adapters.objects.ObjectName;
import chat.parley.adapters.objects.ObjectStore;
import chat.parley.adapters.objects.ObjectStore.Content;
import chat.parley.shared.crypto.Aead;
import chat.parley.shared.crypto.SealedInput;
import chat.parley.shared.crypto.SealedOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The objects of an export: its file, and the pieces it is made of. All are sealed under one key,
/// each bound to its name.
public final class ArchiveFile {
  /// What begins the names of all of them.
  public static final String KIND = "exports";

  private ArchiveFile() {}

  public static ObjectName name(String stem) {
    return ObjectName.of(KIND, stem);
  }

  /// Opens the file of an export; empty when it is not there.
  public static Optional<InputStream> open(ObjectStore objects, String stem, byte[] key)
      throws IOException {
    return open(objects, name(stem), key);
  }

  public static Optional<InputStream> open(ObjectStore objects, ObjectName name, byte[] key)
      throws IOException {
    var sealed = objects.get(name);
    return sealed.isEmpty()
        ? Optional.empty()
        : Optional.of(SealedInput.open(sealed.get(), Aead.withKey(key), additional(name)));
  }

  /// Seals and stores what `content` writes; answers the bytes that it wrote.
  public static long put(ObjectStore objects, ObjectName name, byte[] key, Content content)
      throws IOException {
    var plain = new long[1];
    objects.put(
        name,
        out -> {
          try (var sealing = new SealedOutput(out, Aead.withKey(key), additional(name))) {
            var counted = new CountedOutput(sealing);
            content.writeTo(counted);
            plain[0] = counted.count();
          }
        });
    return plain[0];
  }

  private static byte[] additional(ObjectName name) {
    return name.value().getBytes(StandardCharsets.US_ASCII);
  }
}
