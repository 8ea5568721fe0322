package chat.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.adapters.postgres.PostgresAddress;
import chat.parley.standalone.NodeProcess.Said;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole node, as `./parley up` starts it. Goal: it is durable, guarded and honest about what
/// keeps it from starting. Method: run the main in a process of its own, ask it over its port, look
/// into its PostgreSQL, end it with signals, and start it wrongly.
@Tag("real")
class UpTest {
  private static final int EXIT_OF_INT = 128 + 2;
  private static final int EXIT_OF_TERM = 128 + 15;

  /// It has said good-bye already; the system takes it off its list.
  private static final Duration POSTGRES_GONE_MAX = Duration.ofSeconds(10);

  @TempDir static Path data;

  private static NodeProcess node;
  private static Visitor visitor;

  @BeforeAll
  static void start() throws IOException {
    node = NodeProcess.up(data, NodeProcess.freePort(), "--demo-limits");
    visitor = new Visitor(node.origin());
  }

  @AfterAll
  static void stop() {
    visitor.close();
    node.close();
  }

  @Test
  void itsDatabaseIsDurableAndAsksForAPassword() throws IOException, SQLException {
    assertThat(setting("server_version")).startsWith("18.");
    assertThat(setting("fsync")).isEqualTo("on");
    assertThat(setting("synchronous_commit")).isEqualTo("on");
    assertThat(setting("full_page_writes")).isEqualTo("on");
    assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(setting("unix_socket_directories")).isEmpty();
    assertThat(query("SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
        .isEqualTo("scram-sha-256");
    assertThat(query("SELECT rolpassword FROM pg_authid WHERE rolname = 'postgres'"))
        .startsWith("SCRAM-SHA-256$");
    var url = address().jdbcUrl("postgres");
    assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "guess"))
        .isInstanceOf(SQLException.class);
    for (var secret : List.of("postgres/password", "root.key")) {
      var readers = Files.getPosixFilePermissions(data.resolve(secret));
      assertThat(PosixFilePermissions.toString(readers)).as(secret).isEqualTo("rw-------");
    }
  }

  @Test
  void onePortServesPagesTheApiAndTheGateway() throws IOException {
    assertThat(visitor.page("/").headers().firstValue("Content-Security-Policy")).isPresent();
    assertThat(visitor.page("/health/ready").body()).isEqualTo("ready\n");
    assertThat(visitor.get("/api/v1/instance").status()).isEqualTo(200);
    assertThat(handshake(node.origin().toString())).isEqualTo("HTTP/1.1 101");
    for (var foreign : List.of("http://localhost:1", "http://evil.example", "null")) {
      assertThat(handshake(foreign)).as(foreign).isEqualTo("HTTP/1.1 403");
    }
  }

  @Test
  void metricsAreForThisMachineOnly() {
    assertThat(visitor.page("/metrics").body()).contains("parley_http_requests_total");
    for (var header : List.of("X-Forwarded-For", "Forwarded")) {
      assertThat(visitor.page("/metrics", header, "for=127.0.0.1").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void endsCleanlyByCtrlCAndKeepsItsData() throws Exception {
    visitor.signUp("survivor");
    endsBy("INT", EXIT_OF_INT);
    assertThat(visitor.logIn("survivor", Visitor.PASSWORD).status()).isEqualTo(201);
    endsBy("TERM", EXIT_OF_TERM);
    assertThat(visitor.logIn("survivor", Visitor.PASSWORD).status()).isEqualTo(201);
  }

  /// Ends the node and starts it again on the same port and folder.
  private static void endsBy(String signal, int exit) throws Exception {
    var pidFile = data.resolve("postgres/data/postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst());
    var postgres = ProcessHandle.of(pid).orElseThrow();
    assertThat(node.end(signal)).isEqualTo(exit);
    assertThat(node.log().lines().toList().getLast()).endsWith("node stopped");
    assertThat(pidFile).doesNotExist();
    assertThat(postgres.onExit()).succeedsWithin(POSTGRES_GONE_MAX);
    node = NodeProcess.up(data, node.port(), "--demo-limits");
  }

  @Test
  void theOperatorsLinkSetsAPasswordOnce() throws Exception {
    visitor.signUp("forgetful");
    var said = admin("forgetful");
    assertThat(said.err()).isEmpty();
    assertThat(said.exit()).isZero();
    assertThat(said.out()).hasSize(2).first().isEqualTo("Good once, for 60 minutes:");
    var link = said.out().getLast();
    assertThat(link).startsWith(node.origin() + "/reset#");

    var next = "another horse, another staple 8";
    var reset = Visitor.json("token", link.substring(link.indexOf('#') + 1), "newPassword", next);
    try (var someone = new Visitor(node.origin())) {
      var weak = reset.deepCopy();
      weak.addProperty("newPassword", "password1234567");
      assertThat(someone.call("POST", "/api/v1/password-resets", weak).code())
          .isEqualTo("PASSWORD_TOO_WEAK");
      assertThat(someone.call("POST", "/api/v1/password-resets", reset).status()).isEqualTo(204);
      assertThat(someone.call("POST", "/api/v1/password-resets", reset).code())
          .isEqualTo("RESET_LINK_INVALID");
      assertThat(someone.logIn("forgetful", Visitor.PASSWORD).code())
          .isEqualTo("WRONG_CREDENTIALS");
      assertThat(someone.logIn("forgetful", next).status()).isEqualTo(201);
    }
    requireOneLine(admin("nobody"), "there is no account of that name");
  }

  @Test
  void saysInOneLineThatThePortIsInUse(@TempDir Path other) throws Exception {
    requireOneLine(
        up(node.port(), other), "port " + node.port() + " is in use; choose another with --port N");
    assertThat(other).isEmptyDirectory();
  }

  @Test
  void saysInOneLineThatTheFolderIsInUse() throws Exception {
    requireOneLine(up(NodeProcess.freePort(), data), "another Parley is using this data directory");
    assertThat(visitor.page("/health/ready").statusCode()).isEqualTo(200);
  }

  @Test
  void saysInOneLineThatTheKeyFileIsMissing(@TempDir Path other) throws Exception {
    Files.createDirectories(other.resolve("postgres/data"));
    Files.writeString(other.resolve("postgres/data/PG_VERSION"), "18\n");
    requireOneLine(
        up(NodeProcess.freePort(), other),
        "the key file " + other.resolve("root.key") + " is missing; put your copy of it back");
    assertThat(other.resolve("root.key")).doesNotExist();
  }

  @Test
  void saysInOneLineThatTheFolderIsOfAnotherVersion(@TempDir Path other) throws Exception {
    Files.writeString(other.resolve("format"), "99\n");
    requireOneLine(
        up(NodeProcess.freePort(), other),
        other + " was written by another version of Parley: its format is 99, this one reads 1");
  }

  @Test
  void saysInOneLineThatAFlagIsWrong(@TempDir Path other) throws Exception {
    requireOneLine(NodeProcess.run("up", "--color"), "up does not know --color");
    requireOneLine(
        NodeProcess.run("admin", "reset-password", "ann", "--data", other.toString()),
        other + " holds no Parley yet: start it once with up");
  }

  private static Said up(int port, Path folder) throws IOException, InterruptedException {
    return NodeProcess.run("up", "--port", "" + port, "--data", folder.toString());
  }

  private static Said admin(String username) throws IOException, InterruptedException {
    return NodeProcess.run("admin", "reset-password", username, "--data", data.toString());
  }

  private static void requireOneLine(Said said, String line) {
    assertThat(said).isEqualTo(new Said(1, List.of(), List.of("parley: " + line)));
  }

  /// The start of the answer to a WebSocket upgrade.
  private static String handshake(String origin) throws IOException {
    var request =
        """
        GET /gateway HTTP/1.1
        Host: localhost:%d
        Origin: %s
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Protocol: parley.v1.json

        """
            .formatted(node.port(), origin)
            .replace("\n", "\r\n");
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), node.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = socket.getInputStream().readNBytes("HTTP/1.1 101".length());
      return new String(answer, StandardCharsets.US_ASCII);
    }
  }

  private static PostgresAddress address() throws IOException {
    return PostgresAddress.ofRunning(data.resolve("postgres")).orElseThrow();
  }

  private static String setting(String name) throws IOException, SQLException {
    return query("SELECT current_setting('" + name + "')");
  }

  private static String query(String sql) throws IOException, SQLException {
    var address = address();
    try (var connection =
            DriverManager.getConnection(
                address.jdbcUrl("postgres"), "postgres", address.password().reveal());
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
