package chat.parley.standalone;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What was asked for on the command line.
sealed interface Arguments {
  int PORT_DEFAULT = 8080;

  /// Start, and stay.
  record Up(int port, Path data, Optional<URI> publicOrigin, boolean demoLimits)
      implements Arguments {
    /// Where browsers reach this node.
    URI origin() {
      return publicOrigin.orElseGet(() -> URI.create("http://localhost:" + port));
    }
  }

  /// One task of the operator, such as `reset-password USER`.
  record Admin(Path data, List<String> words) implements Arguments {}

  /// Take in the export that somebody got elsewhere.
  ///
  /// @param username another one than in the export
  /// @param keys those that the export must be signed with
  record Import(Path data, Path file, Optional<String> username, Optional<Path> keys)
      implements Arguments {}

  /// Do the work of the night now.
  record Night(Path data) implements Arguments {}

  /// Write both halves of a backup, each into its folder below this one.
  record Backup(Path data, Path folder) implements Arguments {}

  /// Make a data folder from a backup.
  ///
  /// @param folder as [Backup] has it
  /// @param keystore an archive of the keystore that is taken instead of the latest there
  /// @param ledger the receipts as they are today
  record Restore(Path data, Path folder, Optional<Path> keystore, Path ledger)
      implements Arguments {}

  static Arguments parse(List<String> line, Path home) {
    var words = new ArrayDeque<>(line);
    var command = words.isEmpty() ? "" : words.removeFirst();
    return switch (command) {
      case "up" -> up(words, home);
      case "admin" -> admin(words, home);
      case "import" -> taken(words, home);
      case "night" -> new Night(of(words, home, Set.of(), 0).data());
      case "backup" -> backup(of(words, home, Set.of(), 1));
      case "restore" -> restore(of(words, home, Set.of("--keystore", "--ledger"), 1));
      default ->
          throw new StartFailure(
              "usage: up [options] | night | backup DIR | restore DIR --ledger FOLDER"
                  + " | admin reset-password USER | import FILE");
    };
  }

  private static Up up(Deque<String> words, Path home) {
    int port = PORT_DEFAULT;
    var data = dataDefault(home);
    Optional<URI> origin = Optional.empty();
    boolean demoLimits = false;
    while (!words.isEmpty()) {
      var flag = flag(words);
      switch (flag) {
        case "--port" -> port = port(value(flag, words));
        case "--data" -> data = Path.of(value(flag, words)).toAbsolutePath();
        case "--public-origin" -> origin = Optional.of(origin(value(flag, words)));
        case "--demo-limits" -> demoLimits = true;
        default -> throw new StartFailure("up does not know " + flag);
      }
    }
    if (demoLimits && origin.isPresent()) {
      throw new StartFailure(
          "--demo-limits is for this machine only and does not go with --public-origin");
    }
    return new Up(port, data, origin, demoLimits);
  }

  private static Admin admin(Deque<String> words, Path home) {
    var data = dataDefault(home);
    var rest = new ArrayList<String>();
    while (!words.isEmpty()) {
      var word = flag(words);
      if (word.equals("--data")) {
        data = Path.of(value(word, words)).toAbsolutePath();
      } else {
        rest.add(word);
      }
    }
    return new Admin(data, List.copyOf(rest));
  }

  private static Import taken(Deque<String> words, Path home) {
    var data = dataDefault(home);
    Optional<Path> file = Optional.empty();
    Optional<String> username = Optional.empty();
    Optional<Path> keys = Optional.empty();
    while (!words.isEmpty()) {
      var word = flag(words);
      switch (word) {
        case "--data" -> data = Path.of(value(word, words)).toAbsolutePath();
        case "--username" -> username = Optional.of(value(word, words));
        case "--key" -> keys = Optional.of(Path.of(value(word, words)));
        default -> {
          if (file.isPresent() || word.startsWith("--")) {
            throw new StartFailure("import takes one file and does not know " + word);
          }
          file = Optional.of(Path.of(word).toAbsolutePath());
        }
      }
    }
    return new Import(
        data,
        file.orElseThrow(() -> new StartFailure("usage: import FILE [--username NAME]")),
        username,
        keys);
  }

  private static Arguments backup(Words words) {
    return new Backup(words.data, words.plain.getFirst());
  }

  private static Arguments restore(Words words) {
    var ledger = words.flags.get("--ledger");
    if (ledger == null) {
      throw new StartFailure(
          "restore needs --ledger FOLDER, the receipts as they are today: who was erased since the"
              + " backup is erased again");
    }
    return new Restore(
        words.data,
        words.plain.getFirst(),
        Optional.ofNullable(words.flags.get("--keystore")),
        ledger);
  }

  /// What a task was told, as paths.
  record Words(Path data, List<Path> plain, Map<String, Path> flags) {}

  private static Words of(Deque<String> words, Path home, Set<String> known, int plainWords) {
    var flags = new HashMap<String, Path>();
    var plain = new ArrayList<Path>();
    while (!words.isEmpty()) {
      var word = flag(words);
      if (word.equals("--data") || known.contains(word)) {
        flags.put(word, Path.of(value(word, words)).toAbsolutePath());
      } else if (word.startsWith("--")) {
        throw new StartFailure(word + " is not known here");
      } else {
        plain.add(Path.of(word).toAbsolutePath());
      }
    }
    if (plain.size() != plainWords) {
      throw new StartFailure("say which folder, once");
    }
    return new Words(flags.getOrDefault("--data", dataDefault(home)), plain, flags);
  }

  /// Takes the next word; `--flag=value` becomes two.
  private static String flag(Deque<String> words) {
    var word = words.removeFirst();
    int equals = word.startsWith("--") ? word.indexOf('=') : -1;
    if (equals < 0) {
      return word;
    }
    words.addFirst(word.substring(equals + 1));
    return word.substring(0, equals);
  }

  private static String value(String flag, Deque<String> words) {
    if (words.isEmpty()) {
      throw new StartFailure(flag + " needs a value");
    }
    return words.removeFirst();
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below, as any other number that is no port
    }
    throw new StartFailure("--port is a number from 1 to 65535");
  }

  private static URI origin(String text) {
    try {
      var origin = new URI(text);
      boolean plain = origin.toString().equals("https://" + origin.getAuthority());
      if (plain && origin.getHost() != null && origin.getUserInfo() == null) {
        return origin;
      }
    } catch (URISyntaxException e) {
      // told below, as any other text that is no origin
    }
    throw new StartFailure("--public-origin looks like https://chat.example.org");
  }

  private static Path dataDefault(Path home) {
    return home.resolve(".local/share/parley");
  }
}
