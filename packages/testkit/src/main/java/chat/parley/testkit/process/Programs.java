package chat.parley.testkit.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the real servers: where the front door says, where they are installed, or in its cache.
public final class Programs {
  private static final Path[] SYSTEM = {Path.of("/usr/sbin"), Path.of("/usr/local/sbin")};

  private Programs() {}

  public static Path natsServer() {
    return find("nats-server", "PARLEY_NATS_SERVER");
  }

  public static Path redisServer() {
    return find("redis-server", "PARLEY_REDIS_SERVER");
  }

  private static Path find(String name, String variable) {
    var told = System.getenv(variable);
    if (told != null && !told.isBlank()) {
      return Path.of(told);
    }
    return folders()
        .map(folder -> folder.resolve(name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "there is no " + name + "; ./parley test fetches one, or set " + variable));
  }

  private static Stream<Path> folders() {
    var path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
    return Stream.of(
            path.map(Path::of), Arrays.stream(SYSTEM), Stream.of(cache().resolve("servers")))
        .flatMap(all -> all);
  }

  /// Where the front door keeps what it fetched.
  private static Path cache() {
    var home = Path.of(System.getProperty("user.home"));
    return Optional.ofNullable(System.getenv("PARLEY_CACHE"))
        .map(Path::of)
        .or(
            () ->
                Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                    .map(xdg -> Path.of(xdg, "parley")))
        .orElse(home.resolve(".cache/parley"));
  }
}
