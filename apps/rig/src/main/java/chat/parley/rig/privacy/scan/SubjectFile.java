package chat.parley.rig.privacy.scan;

import chat.parley.testkit.canary.Canary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What to look for: a line per value, `name<TAB>value`, or the value alone. Lines that begin with
/// `#` are for people.
public final class SubjectFile {
  /// Shorter values are found by chance.
  private static final int LENGTH_MIN = 8;

  private SubjectFile() {}

  /// Reads one.
  ///
  /// @throws IllegalArgumentException with one line that says which line cannot be used
  public static List<Canary> read(Path file) throws IOException {
    var canaries = new ArrayList<Canary>();
    int number = 0;
    for (var line : Files.readAllLines(file)) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int tab = line.indexOf('\t');
      var value = line.substring(tab + 1);
      if (value.length() < LENGTH_MIN) {
        throw new IllegalArgumentException(
            "line " + number + ": a value has " + LENGTH_MIN + " characters or more");
      }
      canaries.add(new Canary(tab > 0 ? line.substring(0, tab) : "line " + number, value));
    }
    return canaries;
  }
}
