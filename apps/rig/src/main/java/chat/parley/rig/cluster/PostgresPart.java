package chat.parley.rig.cluster;

import chat.parley.adapters.postgres.EmbeddedPostgresServer;
import chat.parley.adapters.postgres.PostgresAddress;
import chat.parley.db.Migrations;
import chat.parley.testkit.process.Program;
import chat.parley.testkit.tls.LocalAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL of a cluster, with TLS, on a port that stays the same over restarts.
public final class PostgresPart implements Part, AutoCloseable {
  private static final String DATABASE = "postgres";
  private static final Duration END_MAX = Duration.ofSeconds(20);

  private final Path directory;
  private final Path binaries;
  private final int port = Program.freePort();
  private final Map<String, String> settings;
  private final Pids pids;
  private @Nullable EmbeddedPostgresServer server;

  PostgresPart(Path directory, Path binaries, LocalAuthority authority, Pids pids) {
    this.directory = directory;
    this.binaries = binaries;
    this.pids = pids;
    var identity = authority.issue("postgres");
    this.settings =
        Map.of(
            "ssl",
            "on",
            "ssl_cert_file",
            identity.certificate().toString(),
            "ssl_key_file",
            identity.key().toString(),
            "max_connections",
            "120");
  }

  @Override
  public String name() {
    return "postgres";
  }

  int port() {
    return port;
  }

  /// JDBC address without credentials.
  ///
  /// @param at the port, or one through which it is reached
  String jdbcUrl(int at) {
    return "jdbc:postgresql://127.0.0.1:" + at + "/" + DATABASE;
  }

  /// Holds the password of [EmbeddedPostgresServer#USER].
  public Path passwordFile() {
    return directory.resolve("password");
  }

  /// For whoever looks into the database from outside.
  public PostgresAddress address() {
    return running().address();
  }

  @Override
  public boolean isAlive() {
    return server != null && ProcessHandle.of(pid()).map(ProcessHandle::isAlive).orElse(false);
  }

  /// Of the postmaster.
  @Override
  public long pid() {
    return pids.find(name()).orElseThrow();
  }

  /// Its own processes end with it: the next one could not use what they still share.
  @Override
  public void kill() {
    var postmaster = ProcessHandle.of(pid()).orElseThrow();
    var all = Stream.concat(Stream.of(postmaster), postmaster.descendants());
    var ended = all.map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    postmaster.destroyForcibly();
    CompletableFuture.allOf(ended).orTimeout(END_MAX.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public void start() {
    close();
    try {
      server = EmbeddedPostgresServer.start(directory, binaries, port, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pids.note(name(), Pids.first(directory.resolve("data").resolve("postmaster.pid")));
  }

  @Override
  public void restart() {
    start();
  }

  void migrate() {
    Migrations.apply(jdbcUrl(port), EmbeddedPostgresServer.USER, running().password());
  }

  @Override
  public void close() {
    if (server != null) {
      try {
        server.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        server = null;
      }
    }
  }

  private EmbeddedPostgresServer running() {
    if (server == null) {
      throw new IllegalStateException("PostgreSQL was not started");
    }
    return server;
  }
}
