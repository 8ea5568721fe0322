package chat.parley.standalone;

import chat.parley.adapters.parts.DatabaseSettings;
import chat.parley.adapters.postgres.EmbeddedPostgresServer;
import chat.parley.adapters.postgres.PostgresAddress;
import chat.parley.db.Migrations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The embedded PostgreSQL of a data folder, and how the context reaches it.
final class Database {
  private static final String NAME = "postgres";

  private Database() {}

  static EmbeddedPostgresServer start(DataDirectory data, Path binaries) {
    try {
      return EmbeddedPostgresServer.start(data.postgres(), binaries);
    } catch (IOException e) {
      throw new StartFailure(String.valueOf(e.getMessage()), e);
    }
  }

  /// The server of a node that runs on this folder now, if one does.
  static Optional<PostgresAddress> running(DataDirectory data) {
    try {
      return PostgresAddress.ofRunning(data.postgres());
    } catch (IOException e) {
      throw new StartFailure("the database of " + data.folder() + " cannot be found", e);
    }
  }

  /// Uses the server of a running node, or one that is started for the use.
  static <T> T with(DataDirectory data, Path binaries, Function<PostgresAddress, T> use) {
    var running = running(data);
    if (running.isPresent()) {
      return use.apply(running.get());
    }
    try (var server = start(data, binaries)) {
      return use.apply(server.address());
    } catch (IOException e) {
      throw new StartFailure("the database did not end cleanly", e);
    }
  }

  /// A connection that waits for an answer as long as it takes.
  static Connection connect(PostgresAddress server) {
    try {
      return DriverManager.getConnection(
          server.jdbcUrl(NAME), EmbeddedPostgresServer.USER, server.password().reveal());
    } catch (SQLException e) {
      throw new StartFailure("the database cannot be reached", e);
    }
  }

  /// Brings an empty database to the version of a backup.
  static void migrate(PostgresAddress server, String version) {
    Migrations.applyUpTo(
        version, server.jdbcUrl(NAME), EmbeddedPostgresServer.USER, server.password());
  }

  /// Brings the schema to the version of this build.
  static void migrate(PostgresAddress server) {
    Migrations.apply(server.jdbcUrl(NAME), EmbeddedPostgresServer.USER, server.password());
  }

  static Map<String, Object> properties(PostgresAddress server) {
    return new DatabaseSettings(
            server.jdbcUrl(NAME),
            EmbeddedPostgresServer.USER,
            server.password(),
            Optional.empty(),
            DatabaseSettings.CONNECTIONS_MAX)
        .properties();
  }
}
