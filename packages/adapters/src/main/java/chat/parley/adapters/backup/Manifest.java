package chat.parley.adapters.backup;

import chat.parley.shared.json.CanonicalJson;
import chat.parley.shared.json.Json;
import chat.parley.shared.json.JsonReader;
import chat.parley.shared.json.NotJsonException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What an archive says of itself.
///
/// @param facts of whoever wrote it
public record Manifest(String kind, Instant takenAt, Json facts, List<Entry> entries) {
  static final String NAME = "manifest.json";

  private static final String TYPE = "parley.backup/1";

  /// A part of the archive.
  ///
  /// @param sha256 in hexadecimal
  public record Entry(String name, long bytes, String sha256) {}

  public Manifest {
    entries = List.copyOf(entries);
  }

  byte[] bytes() {
    var parts = new ArrayList<Json>();
    for (var entry : entries) {
      parts.add(
          new Json.Members(
              Map.of(
                  "name", Json.text(entry.name),
                  "bytes", Json.whole(entry.bytes),
                  "sha256", Json.text(entry.sha256))));
    }
    return CanonicalJson.bytes(
        new Json.Members(
            Map.of(
                "type", Json.text(TYPE),
                "kind", Json.text(kind),
                "taken_at", Json.text(takenAt.toString()),
                "facts", facts,
                "entries", new Json.Items(parts))));
  }

  /// @throws DamagedArchiveException if it is none
  static Manifest read(byte[] bytes) {
    try {
      if (JsonReader.read(bytes) instanceof Json.Members(var members)
          && text(members, "type").equals(TYPE)
          && members.get("entries") instanceof Json.Items(var parts)) {
        return new Manifest(
            text(members, "kind"),
            Instant.parse(text(members, "taken_at")),
            member(members, "facts"),
            parts.stream().map(Manifest::entry).toList());
      }
    } catch (NotJsonException | DateTimeException e) {
      throw new DamagedArchiveException("its manifest cannot be read", e);
    }
    throw new DamagedArchiveException("it is not a backup of this version of Parley");
  }

  private static Entry entry(Json part) {
    if (part instanceof Json.Members(var members)
        && members.get("bytes") instanceof Json.Numeral(double bytes)) {
      return new Entry(text(members, "name"), (long) bytes, text(members, "sha256"));
    }
    throw new DamagedArchiveException("its manifest cannot be read");
  }

  private static String text(Map<String, Json> members, String key) {
    if (members.get(key) instanceof Json.Text(var value)) {
      return value;
    }
    throw new DamagedArchiveException("its manifest has no " + key);
  }

  private static Json member(Map<String, Json> members, String key) {
    var value = members.get(key);
    if (value == null) {
      throw new DamagedArchiveException("its manifest has no " + key);
    }
    return value;
  }
}
