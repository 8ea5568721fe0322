package chat.parley.rig.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Remembers the processes of a cluster in its folder, so that none outlives a supervisor that was
/// killed.
final class Pids {
  private static final Duration END_MAX = Duration.ofSeconds(20);

  private final Path data;
  private final Path directory;

  Pids(Path data) {
    this.data = data;
    this.directory = data.resolve("pids");
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void note(String name, long pid) {
    try {
      Files.writeString(directory.resolve(name), pid + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Optional<Long> find(String name) {
    var file = directory.resolve(name);
    return Files.exists(file) ? Optional.of(first(file)) : Optional.empty();
  }

  /// The number on the first line of a file.
  static long first(Path file) {
    try {
      return Long.parseLong(Files.readAllLines(file).getFirst().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends what an earlier supervisor left behind. A process counts as left behind only if its
  /// command names this folder: numbers are used again.
  void endLeftovers() {
    var left = files().stream().flatMap(file -> ProcessHandle.of(first(file)).stream()).toList();
    var ended =
        left.stream()
            .filter(this::isOurs)
            .peek(ProcessHandle::destroyForcibly)
            .map(ProcessHandle::onExit)
            .toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ended).orTimeout(END_MAX.toSeconds(), TimeUnit.SECONDS).join();
    forget();
  }

  void forget() {
    files().forEach(file -> file.toFile().delete());
  }

  private boolean isOurs(ProcessHandle process) {
    try {
      var command = Path.of("/proc", Long.toString(process.pid()), "cmdline");
      return Files.readString(command).contains(data.toString());
    } catch (IOException _) {
      return false; // ended meanwhile
    }
  }

  private List<Path> files() {
    try (var files = Files.list(directory)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
