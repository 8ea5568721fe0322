package chat.parley.rig.bench;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The words of the command.
///
/// @param names the benchmarks, in the order they were named
/// @param pictures the folder that gets an SVG for each
/// @param markdown the document that gets the tables
record Options(
    List<String> names,
    Scale scale,
    Optional<Path> json,
    Optional<Path> pictures,
    Optional<Path> markdown) {

  /// A word that means nothing here; the message says which.
  static final class Unknown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unknown(String message) {
      super(message);
    }
  }

  static Options parse(List<String> words, Collection<String> known) {
    var left = new ArrayDeque<>(words);
    var names = new ArrayList<String>();
    int rounds = 0;
    boolean quick = false;
    Path json = null;
    Path pictures = null;
    Path markdown = null;
    while (!left.isEmpty()) {
      var word = left.removeFirst();
      switch (word) {
        case "--quick" -> quick = true;
        case "--runs" -> rounds = count(left.pollFirst());
        case "--json" -> json = file(word, left.pollFirst());
        case "--svg" -> pictures = file(word, left.pollFirst());
        case "--markdown" -> markdown = file(word, left.pollFirst());
        case "all" -> names.addAll(known);
        default -> {
          if (!known.contains(word)) {
            throw new Unknown("bench knows " + String.join(", ", known) + ", not " + word);
          }
          names.add(word);
        }
      }
    }
    if (names.isEmpty()) {
      throw new Unknown("bench what? " + String.join(", ", known) + " or all");
    }
    return new Options(
        names,
        new Scale(rounds, quick),
        Optional.ofNullable(json),
        Optional.ofNullable(pictures),
        Optional.ofNullable(markdown));
  }

  private static Path file(String flag, @Nullable String value) {
    if (value == null) {
      throw new Unknown(flag + " needs a path");
    }
    return Path.of(value);
  }

  private static int count(@Nullable String value) {
    if (value == null || !value.matches("[1-9][0-9]{0,2}")) {
      throw new Unknown("--runs needs a number from 1 to 999");
    }
    return Integer.parseInt(value);
  }
}
