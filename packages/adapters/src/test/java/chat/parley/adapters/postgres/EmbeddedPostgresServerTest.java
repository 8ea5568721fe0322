package chat.parley.adapters.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("real")
class EmbeddedPostgresServerTest {
  @TempDir Path home;

  @Test
  void isDurableAndAsksForAPassword() throws Exception {
    try (var server = start();
        var connection = connect(server, server.password().reveal())) {
      assertThat(setting(connection, "fsync")).isEqualTo("on");
      assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
      assertThat(setting(connection, "wal_recycle")).isEqualTo("off");
      assertThat(setting(connection, "log_min_error_statement")).isEqualTo("panic");
      assertThatThrownBy(() -> connect(server, "wrong")).isInstanceOf(SQLException.class);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(passwordFile())))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void keepsItsDataWhenItIsStartedAgain() throws Exception {
    try (var server = start();
        var connection = connect(server, server.password().reveal());
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT 1 AS one");
    }
    try (var server = start();
        var connection = connect(server, server.password().reveal())) {
      assertThat(one(connection, "SELECT one FROM kept")).isEqualTo("1");
    }
  }

  @Test
  void stopsAPostmasterThatOutlivedItsJvm() throws Exception {
    try (var left = start()) {
      StalePostmaster.stop(home.resolve("postgres").resolve("data"));
      assertThatThrownBy(() -> connect(left, left.password().reveal()))
          .isInstanceOf(SQLException.class);
    }
    try (var server = start();
        var connection = connect(server, server.password().reveal())) {
      assertThat(one(connection, "SELECT 1")).isEqualTo("1");
    }
  }

  @Test
  void refusesADirectoryThatIsInUse() throws Exception {
    try (var _ = start()) {
      assertThatThrownBy(this::start).hasMessageContaining("another Parley");
    }
  }

  private EmbeddedPostgresServer start() throws Exception {
    return EmbeddedPostgresServer.start(home.resolve("postgres"), home.resolve("binaries"));
  }

  private Path passwordFile() {
    return home.resolve("postgres").resolve("password");
  }

  private static Connection connect(EmbeddedPostgresServer server, String password)
      throws SQLException {
    return DriverManager.getConnection(
        server.jdbcUrl("postgres"), EmbeddedPostgresServer.USER, password);
  }

  private static String setting(Connection connection, String name) throws SQLException {
    return one(connection, "SHOW " + name);
  }

  private static String one(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
