package chat.parley.demo;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Derives a username from what a script calls its speaker, numbered when it is taken.
final class Usernames {
  private static final int LENGTH_MAX = 32;
  private static final int NUMBER_LENGTH_MAX = 8;

  private final Set<String> taken = new HashSet<>();

  /// Marks a username as somebody's.
  synchronized void take(String username) {
    taken.add(username);
  }

  /// A username for the author that nobody was given before.
  synchronized String choose(String author) {
    var stem = stem(author);
    var candidate = stem;
    for (int number = 2; !taken.add(candidate); number++) {
      candidate = stem + "-" + number;
    }
    return candidate;
  }

  /// `First Lord` → `first-lord`; a name without Latin letters or digits → `speaker`.
  static String stem(String author) {
    var plain =
        Normalizer.normalize(author, Normalizer.Form.NFKD)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^a-z0-9]+", "-");
    int lengthMax = LENGTH_MAX - NUMBER_LENGTH_MAX;
    var cut = plain.substring(0, Math.min(plain.length(), lengthMax)).replaceAll("^-+|-+$", "");
    return cut.length() < 2 ? "speaker" : cut;
  }
}
