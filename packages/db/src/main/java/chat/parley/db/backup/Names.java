package chat.parley.db.backup;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Names of the live schema or of an archive, made safe for a statement.
final class Names {
  private Names() {}

  /// `schema.table` with each word quoted.
  static String quote(String name) {
    return Arrays.stream(name.split("\\.", -1))
        .map(word -> '"' + word.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining("."));
  }

  static String list(List<String> columns) {
    return columns.stream().map(Names::quote).collect(Collectors.joining(", "));
  }
}
