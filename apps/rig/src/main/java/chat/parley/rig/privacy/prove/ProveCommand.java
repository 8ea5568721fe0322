package chat.parley.rig.privacy.prove;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// `privacy prove --app DIR [--traffic SECONDS] [--copy-of DATA] [--keep FOLDER]
/// [--without-servers]`.
public final class ProveCommand {
  private static final int PROVED = 0;
  private static final int NOT_PROVED = 1;
  private static final Duration TRAFFIC = Duration.ofSeconds(60);

  private final PrintStream out;

  public ProveCommand(PrintStream out) {
    this.out = out;
  }

  /// Answers the exit code; nothing when the words are wrong.
  public Optional<Integer> run(List<String> words) throws IOException {
    var rest = new ArrayDeque<>(words);
    boolean withServers = !rest.remove("--without-servers");
    var app = Optional.<Path>empty();
    var keep = Optional.<Path>empty();
    var copyOf = Optional.<Path>empty();
    var traffic = TRAFFIC;
    while (rest.size() > 1) {
      switch (rest.remove()) {
        case "--app" -> app = Optional.of(Path.of(rest.remove()));
        case "--keep" -> keep = Optional.of(Path.of(rest.remove()).toAbsolutePath());
        case "--copy-of" -> copyOf = Optional.of(Path.of(rest.remove()));
        case "--traffic" -> traffic = Duration.ofSeconds(Long.parseLong(rest.remove()));
        default -> {
          return Optional.empty();
        }
      }
    }
    return app.isEmpty() || !rest.isEmpty()
        ? Optional.empty()
        : Optional.of(run(app.get(), copyOf, keep, traffic, withServers));
  }

  private int run(
      Path app, Optional<Path> copyOf, Optional<Path> keep, Duration traffic, boolean withServers)
      throws IOException {
    var folder = keep.isPresent() ? keep.get() : Files.createTempDirectory("parley-prove");
    try {
      if (copyOf.isPresent()) {
        Instance.copy(copyOf.get(), folder);
      }
      return new Proof(folder, traffic, out).run(app, withServers) ? PROVED : NOT_PROVED;
    } catch (SQLException e) {
      throw new IOException(e);
    } finally {
      if (keep.isEmpty()) {
        delete(folder);
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
