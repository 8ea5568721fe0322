package chat.parley.worker.export;

import chat.parley.adapters.archive.ArchiveFile;
import chat.parley.adapters.objects.ObjectStore;
import chat.parley.shared.json.CanonicalJson;
import chat.parley.shared.json.Json;
import chat.parley.shared.json.JsonReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The sealed pieces of one export: the place of a table, then its rows, a line each.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Pieces(ObjectStore objects, String stem, byte[] key) {

  /// What was read of one table.
  record Piece(String place, List<Json.Members> rows) {}

  void put(int number, String place, List<Json.Members> rows) throws IOException {
    ArchiveFile.put(
        objects,
        ArchiveFile.name(stem).piece(number),
        key,
        out -> {
          out.write((place + "\n").getBytes(StandardCharsets.UTF_8));
          for (var row : rows) {
            out.write(CanonicalJson.bytes(row));
            out.write('\n');
          }
        });
  }

  Piece get(int number) throws IOException {
    var name = ArchiveFile.name(stem).piece(number);
    var sealed = ArchiveFile.open(objects, name, key);
    try (InputStream in = sealed.orElseThrow(() -> new IOException("a piece is missing"));
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      var place = lines.readLine();
      if (place == null) {
        throw new IOException("a piece is empty");
      }
      var rows = new ArrayList<Json.Members>();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add((Json.Members) JsonReader.read(line));
      }
      return new Piece(place, rows);
    }
  }

  /// Does nothing for those that are not there.
  void drop(int count) {
    try {
      for (int number = 0; number < count; number++) {
        objects.delete(ArchiveFile.name(stem).piece(number));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "Pieces[redacted]";
  }
}
