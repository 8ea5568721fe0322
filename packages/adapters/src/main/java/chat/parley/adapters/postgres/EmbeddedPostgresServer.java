package chat.parley.adapters.postgres;

import chat.parley.shared.crypto.RandomTokens;
import chat.parley.shared.secret.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/// A PostgreSQL server that lives in a directory and survives restarts.
///
/// In the directory: `data` (the cluster), `password` (0600), `server.log` (errors without
/// statements or parameters). It listens on the loopback only and asks for a password.
public final class EmbeddedPostgresServer implements AutoCloseable {
  public static final String USER = "postgres";

  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final int PASSWORD_BITS = 256;
  private static final int ANY_PORT = 0;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");

  /// What makes it durable, quiet about people, and small.
  private static final Map<String, String> SETTINGS =
      Map.ofEntries(
          Map.entry("fsync", "on"),
          Map.entry("synchronous_commit", "on"),
          Map.entry("full_page_writes", "on"),
          Map.entry("max_connections", "60"),
          Map.entry("wal_recycle", "off"),
          Map.entry("log_min_messages", "log"), // no errors: their first line can quote input
          Map.entry("log_min_error_statement", "panic"),
          Map.entry("log_parameter_max_length", "0"),
          Map.entry("log_parameter_max_length_on_error", "0"),
          Map.entry("log_error_verbosity", "terse"),
          Map.entry("log_statement", "none"),
          Map.entry("log_connections", ""),
          Map.entry("listen_addresses", "127.0.0.1"),
          Map.entry("unix_socket_directories", ""),
          Map.entry("shared_buffers", "64MB"),
          Map.entry("max_wal_size", "512MB"),
          Map.entry("jit", "off"));

  private final EmbeddedPostgres server;
  private final Secret<String> password;
  private final DirectoryLock lock;

  private EmbeddedPostgresServer(
      EmbeddedPostgres server, Secret<String> password, DirectoryLock lock) {
    this.server = server;
    this.lock = lock;
    this.password = password;
  }

  /// Starts the server, after stopping one that an earlier crash left behind.
  ///
  /// @param directory its home; made when missing
  /// @param binaries where the binaries are unpacked, once per version
  /// @throws IOException when it does not start, with one line that says why
  public static EmbeddedPostgresServer start(Path directory, Path binaries) throws IOException {
    return start(directory, binaries, ANY_PORT, Map.of());
  }

  /// Starts the server on a port that others already know.
  ///
  /// @param more settings beside those that every server has, such as for TLS
  public static EmbeddedPostgresServer start(
      Path directory, Path binaries, int port, Map<String, String> more) throws IOException {
    Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY_DIRECTORY));
    Files.createDirectories(binaries);
    UserNamespaces.requireWhenRoot();
    var lock = DirectoryLock.take(directory);
    try {
      StalePostmaster.stop(directory.resolve("data"));
      var password = readOrMakePassword(directory.resolve("password"));
      return new EmbeddedPostgresServer(
          launch(directory, binaries, password, port, more), password, lock);
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  private static EmbeddedPostgres launch(
      Path directory, Path binaries, Secret<String> password, int port, Map<String, String> more)
      throws IOException {
    var log = ProcessBuilder.Redirect.appendTo(directory.resolve("server.log").toFile());
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(directory.resolve("data"))
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false)
            .setOverrideWorkingDirectory(binaries.toFile())
            .setPGStartupWait(START_MAX)
            .setPort(port)
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setLocaleConfig("locale", "C")
            .setLocaleConfig("auth-host", "scram-sha-256")
            .setLocaleConfig("auth-local", "scram-sha-256")
            .setLocaleConfig("pwfile", directory.resolve("password").toString())
            .setConnectConfig("password", password.reveal())
            .setOutputRedirector(log)
            .setErrorRedirector(log);
    SETTINGS.forEach(builder::setServerConfig);
    more.forEach(builder::setServerConfig);
    try {
      return builder.start();
    } catch (IllegalStateException e) {
      throw new IOException("PostgreSQL did not start; see server.log in its directory", e);
    }
  }

  /// JDBC address of a database of this server, without credentials.
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/" + database;
  }

  public Secret<String> password() {
    return password;
  }

  public int port() {
    return server.getPort();
  }

  public PostgresAddress address() {
    return new PostgresAddress(server.getPort(), password);
  }

  /// Ends it cleanly: sessions are cut, what was committed is on disk.
  @Override
  public void close() throws IOException {
    try {
      server.close();
    } finally {
      lock.close();
    }
  }

  private static Secret<String> readOrMakePassword(Path file) throws IOException {
    if (Files.notExists(file)) {
      var fresh = file.resolveSibling("password.new");
      Files.deleteIfExists(fresh);
      Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      Files.writeString(fresh, RandomTokens.token(PASSWORD_BITS));
      Files.move(fresh, file);
    }
    return Secret.of(Files.readString(file).strip());
  }
}
