package chat.parley.testkit.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Looks for canaries in every byte of every file below a directory: as they are, and in the forms
/// that programs give to text ([Form]).
public final class CanaryScan {
  private final Map<String, Map<Form, String>> needles = new LinkedHashMap<>();
  private final SortedMap<String, SortedSet<String>> found = new TreeMap<>();

  private CanaryScan(Collection<String> canaries) {
    canaries.forEach(canary -> needles.put(canary, Form.all(canary)));
  }

  /// Words that occur nowhere else: letters, digits and `_`, so that they can be anything, even a
  /// username.
  public static String canary() {
    return "canary_" + UUID.randomUUID().toString().replace("-", "").substring(0, 20);
  }

  /// Every canary that occurs, with where and how, such as `data/base/5/1249 as PLAIN`.
  public static SortedMap<String, SortedSet<String>> find(
      Path directory, Collection<String> canaries) throws IOException {
    var scan = new CanaryScan(canaries);
    try (var files = Files.walk(directory)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> scan.search(directory.relativize(file), latin1(file)));
    }
    return scan.found;
  }

  private void search(Path name, String bytes) {
    needles.forEach(
        (canary, forms) ->
            forms.forEach(
                (form, needle) -> {
                  if (bytes.contains(needle)) {
                    found
                        .computeIfAbsent(canary, none -> new TreeSet<>())
                        .add(name + " as " + form);
                  }
                }));
  }

  /// Bytes as characters of the same number. A file may go meanwhile.
  private static String latin1(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
