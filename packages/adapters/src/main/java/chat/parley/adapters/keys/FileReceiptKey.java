package chat.parley.adapters.keys;

import chat.parley.domain.receipt.ReceiptKey;
import chat.parley.shared.crypto.Ed25519Key;
import chat.parley.shared.crypto.RandomTokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The keys that sign receipts, in a file that only its owner can read: a heading, then
/// `key <day> <seed>` for each, the signing one last.
///
/// Losing it loses nothing that was signed: the published keys stay good. A new key is published
/// beside the old ones.
public final class FileReceiptKey implements ReceiptKey {
  private static final String NAME = "receipt.key";
  private static final String HEADING = "parley-receipt-key 1";

  private record Dated(LocalDate since, Ed25519Key key) {}

  private final List<Dated> keys;

  private FileReceiptKey(List<Dated> keys) {
    this.keys = List.copyOf(keys);
  }

  /// Opens the file beside that of the root key; makes it at the first start.
  ///
  /// @throws RootKeyFileException if it is damaged, readable by others or cannot be written
  public static FileReceiptKey beside(FileRootKey root, InstantSource clock) {
    var file = root.file().toAbsolutePath().resolveSibling(NAME);
    try {
      if (Files.notExists(file)) {
        make(file, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
      }
      if (!OwnerOnlyFile.isClosedToOthers(file)) {
        throw new RootKeyFileException(
            "the key file " + file + " is open to others; run chmod 600 on it");
      }
      return new FileReceiptKey(parse(file, Files.readAllLines(file, StandardCharsets.US_ASCII)));
    } catch (IOException e) {
      throw new RootKeyFileException("the key file " + file + " cannot be used", e);
    }
  }

  @Override
  public String id() {
    return keys.getLast().key().published().fingerprint();
  }

  @Override
  public byte[] sign(byte[] content) {
    return keys.getLast().key().sign(content);
  }

  @Override
  public List<Published> published() {
    return keys.stream()
        .map(
            dated -> {
              var key = dated.key().published();
              return new Published(key.fingerprint(), dated.since(), base64url(key.bytes()));
            })
        .toList();
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static void make(Path file, LocalDate today) throws IOException {
    var seed = RandomTokens.token(Ed25519Key.SEED_BYTES * 8);
    OwnerOnlyFile.create(file, HEADING + "\nkey " + today + " " + seed + "\n");
  }

  private static List<Dated> parse(Path file, List<String> lines) {
    try {
      if (lines.size() < 2 || !lines.getFirst().equals(HEADING)) {
        throw new IllegalArgumentException("heading");
      }
      var keys = new ArrayList<Dated>();
      for (var line : lines.subList(1, lines.size())) {
        var words = line.split(" ", -1);
        if (words.length != 3 || !words[0].equals("key")) {
          throw new IllegalArgumentException("line");
        }
        var seed = Base64.getUrlDecoder().decode(words[2]);
        keys.add(new Dated(LocalDate.parse(words[1]), Ed25519Key.withSeed(seed)));
      }
      return keys;
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new RootKeyFileException(
          "the key file " + file + " is damaged; put your copy of it back");
    }
  }
}
