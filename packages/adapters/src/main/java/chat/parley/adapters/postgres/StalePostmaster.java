package chat.parley.adapters.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Ends a postmaster that outlived a killed JVM, so that the next one can open the directory.
final class StalePostmaster {
  private static final long STOP_MAX_S = 30;

  private StalePostmaster() {}

  static void stop(Path data) throws IOException {
    var pidFile = data.resolve("postmaster.pid");
    if (Files.notExists(pidFile)) {
      return;
    }
    var lines = Files.readAllLines(pidFile);
    var process = lines.isEmpty() ? null : ProcessHandle.of(pid(lines.getFirst())).orElse(null);
    if (process != null && isPostgres(process)) {
      // SIGINT is PostgreSQL's fast shutdown: it cuts the connections of the dead JVM. Its own
      // processes end with it, which a SIGKILL would not ensure.
      try {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        process.onExit().get(STOP_MAX_S, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while an earlier PostgreSQL was ending", e);
      } catch (ExecutionException | TimeoutException e) {
        throw new IOException("an earlier PostgreSQL of this directory does not end", e);
      }
    }
    Files.deleteIfExists(pidFile);
  }

  private static long pid(String line) throws IOException {
    try {
      return Long.parseLong(line.strip());
    } catch (NumberFormatException e) {
      throw new IOException("postmaster.pid is damaged", e);
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().filter(command -> command.endsWith("/postgres")).isPresent();
  }
}
