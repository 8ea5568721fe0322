package chat.parley.adapters.postgres;

import chat.parley.shared.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where an embedded server listens, and the word that lets in.
public record PostgresAddress(int port, Secret<String> password) {
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;

  /// JDBC address of a database, without credentials.
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /// The server that another process runs in this directory; empty when none does.
  public static Optional<PostgresAddress> ofRunning(Path directory) throws IOException {
    var pidFile = directory.resolve("data").resolve("postmaster.pid");
    if (Files.notExists(pidFile)) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(pidFile);
    if (lines.size() <= PORT_LINE || !isAlive(lines.get(PID_LINE))) {
      return Optional.empty();
    }
    var password = Secret.of(Files.readString(directory.resolve("password")).strip());
    return Optional.of(
        new PostgresAddress(Integer.parseInt(lines.get(PORT_LINE).strip()), password));
  }

  private static boolean isAlive(String pid) {
    return ProcessHandle.of(Long.parseLong(pid.strip())).filter(ProcessHandle::isAlive).isPresent();
  }
}
