package chat.parley.testkit.postgres;

import chat.parley.adapters.postgres.EmbeddedPostgresServer;
import chat.parley.db.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/// The server of this test JVM, with a migrated template. Ends, and is deleted, with the JVM.
final class TestPostgres {
  private static final TestPostgres INSTANCE = new TestPostgres();
  private static final String TEMPLATE = "parley_template";

  private final AtomicInteger databases = new AtomicInteger();
  private final Path directory;
  private final EmbeddedPostgresServer server;

  private TestPostgres() {
    try {
      directory = Files.createTempDirectory("parley-test-postgres");
      server =
          EmbeddedPostgresServer.start(
              directory.resolve("postgres"),
              Path.of(System.getProperty("java.io.tmpdir"), "parley-postgres-binaries"));
      Runtime.getRuntime().addShutdownHook(new Thread(this::close));
      execute("CREATE DATABASE " + TEMPLATE);
      Migrations.apply(dataSource(TEMPLATE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static TestPostgres get() {
    return INSTANCE;
  }

  /// The name of a new migrated database.
  String newDatabase() {
    var name = "test_" + databases.incrementAndGet();
    execute("CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
    return name;
  }

  /// The name of a copy of a database to which nobody is connected.
  String copy(String database) {
    var name = "test_" + databases.incrementAndGet();
    execute("CREATE DATABASE " + name + " TEMPLATE " + database);
    return name;
  }

  void drop(String database) {
    execute("DROP DATABASE " + database + " WITH (FORCE)");
  }

  EmbeddedPostgresServer server() {
    return server;
  }

  Path directory() {
    return directory;
  }

  PGSimpleDataSource dataSource(String database) {
    var source = new PGSimpleDataSource();
    source.setUrl(server.jdbcUrl(database));
    source.setUser(EmbeddedPostgresServer.USER);
    source.setPassword(server.password().reveal());
    return source;
  }

  private void execute(String sql) {
    try (var connection =
            DriverManager.getConnection(
                server.jdbcUrl("postgres"),
                EmbeddedPostgresServer.USER,
                server.password().reveal());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void close() {
    try {
      server.close();
      try (var files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
