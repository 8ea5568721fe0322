package chat.parley.adapters.archive;

import chat.parley.adapters.receipt.PublishedKeys;
import chat.parley.adapters.receipt.RefusedDocumentException;
import chat.parley.adapters.receipt.SignedStatement;
import chat.parley.shared.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an export says of itself.
///
/// @param entries every other entry, by name
record Manifest(String origin, Instant madeAt, Map<String, Entry> entries) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  record Entry(long bytes, String sha256) {}

  static Manifest read(byte[] document, Optional<PublishedKeys> keys) {
    try {
      var content = SignedStatement.read(document, keys).members();
      if (!text(content.get("type")).equals(ArchiveForm.TYPE)) {
        throw new RefusedArchiveException("it is not an export of a kind known here");
      }
      var entries = new LinkedHashMap<String, Entry>();
      if (content.get("entries") instanceof Json.Items(var lines)) {
        for (var line : lines) {
          put(line, entries);
        }
      }
      return new Manifest(
          text(content.get("origin")), Instant.parse(text(content.get("made_at"))), entries);
    } catch (RefusedDocumentException e) {
      throw new RefusedArchiveException("its manifest is refused: " + e.getMessage(), e);
    } catch (DateTimeException e) {
      throw new RefusedArchiveException("its manifest gives no time", e);
    }
  }

  private static void put(Json line, Map<String, Entry> entries) {
    if (!(line instanceof Json.Members(var fields))
        || !(fields.get("bytes") instanceof Json.Numeral(var bytes))
        || bytes < 0
        || bytes != Math.rint(bytes)
        || !SHA256.matcher(text(fields.get("sha256"))).matches()
        || entries.put(
                text(fields.get("name")), new Entry((long) bytes, text(fields.get("sha256"))))
            != null) {
      throw new RefusedArchiveException("its manifest is damaged");
    }
  }

  private static String text(@Nullable Json value) {
    if (value instanceof Json.Text(var text)) {
      return text;
    }
    throw new RefusedArchiveException("its manifest is damaged");
  }
}
