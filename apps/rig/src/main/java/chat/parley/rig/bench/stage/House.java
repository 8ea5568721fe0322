package chat.parley.rig.bench.stage;

import static java.util.stream.Collectors.joining;

import chat.parley.adapters.keys.FileRootKey;
import chat.parley.adapters.postgres.EmbeddedPostgresServer;
import chat.parley.db.Migrations;
import chat.parley.rig.bench.load.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Parley of several processes on this machine, in a folder that is deleted afterwards:
/// PostgreSQL, NATS and Redis, and the nodes that are started beside them.
///
/// Only the loopback is used, without TLS, by servers that live as long as the run.
public final class House implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String DATABASE = "postgres";
  private static final int KEY_TIMES_S_MAX = 60;

  private final Path folder;
  private final EmbeddedPostgresServer postgres;
  private final Child nats;
  private final Child redis;
  private final Deque<Child> nodes = new ArrayDeque<>();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private House(Path folder, EmbeddedPostgresServer postgres, Child nats, Child redis) {
    this.folder = folder;
    this.postgres = postgres;
    this.nats = nats;
    this.redis = redis;
  }

  /// Starts what nodes need, with an empty schema.
  public static House open() {
    try {
      var folder = Files.createTempDirectory("parley-bench-");
      FileRootKey.openOrCreate(folder.resolve("root.key"), false);
      var postgres =
          EmbeddedPostgresServer.start(
              folder.resolve("postgres"), Tools.cache().resolve("postgresql"));
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(postgres)));
      Migrations.apply(
          postgres.jdbcUrl(DATABASE), EmbeddedPostgresServer.USER, postgres.password());
      return new House(folder, postgres, startNats("bus", folder), startRedis(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Child startNats(String name, Path folder) {
    int port = Tools.freePort();
    var command = List.of(Tools.natsServer(), "-a", HOST, "-p", Integer.toString(port));
    return Child.start(name, port, command, Map.of(), folder.resolve(name + ".log"));
  }

  private static Child startRedis(Path folder) {
    int port = Tools.freePort();
    var command =
        List.of(
            Tools.redisServer(),
            "--bind",
            HOST,
            "--port",
            Integer.toString(port),
            "--save",
            "",
            "--appendonly",
            "no");
    return Child.start("redis-server", port, command, Map.of(), folder.resolve("redis.log"));
  }

  /// An API node.
  ///
  /// @param settings what differs from an operator's, as `name=value`
  public Child startApi(List<String> settings) {
    int port = Tools.freePort();
    return start("api", port, Tools.app("api", web(port, settings)));
  }

  /// An API node that stores what people write as it is.
  public Child startApiInTheClear(List<String> settings) {
    int port = Tools.freePort();
    return start(
        "api-in-the-clear", port, Tools.around("api", PlainApiMain.class, web(port, settings)));
  }

  private List<String> web(int port, List<String> settings) {
    return properties(settings, "micronaut.server.host=" + HOST, "micronaut.server.port=" + port);
  }

  /// A worker, which listens on no port.
  public Child startWorker() {
    return start("worker", 0, Tools.app("worker", properties(List.of())));
  }

  public Child startGateway(List<String> settings) {
    int port = Tools.freePort();
    return start(
        "gateway", port, Tools.app("gateway", properties(settings, "parley.port=" + port)));
  }

  private List<String> properties(List<String> settings, String... more) {
    var properties = new ArrayList<>(settings);
    properties.addAll(List.of(more));
    properties.add("parley.bus=nats");
    properties.add("parley.nats.url=nats://" + HOST + ":" + nats.port());
    properties.add("parley.ephemeral=redis");
    properties.add("parley.redis.url=redis://" + HOST + ":" + redis.port());
    properties.add("parley.postgres.url=" + postgres.jdbcUrl(DATABASE));
    properties.add("parley.postgres.password-file=" + folder.resolve("postgres/password"));
    properties.add("parley.key-file=" + folder.resolve("root.key"));
    properties.add("parley.objects-dir=" + folder.resolve("objects"));
    properties.add("parley.mail-dir=" + folder.resolve("mail"));
    return properties;
  }

  private Child start(String name, int port, List<String> command) {
    var child = Child.start(name, port, command, Map.of(), folder.resolve(name + ".log"));
    nodes.push(child);
    return child;
  }

  /// How long the look-ups of these people's keys take in a process of their own.
  ///
  /// @return `coldNanos` and `cachedNanos`, the 99th percentiles
  public Answer keyTimes(Collection<Account> people) {
    var ids = people.stream().map(person -> Long.toUnsignedString(person.id()));
    var command =
        Tools.alone(
            KeyTimesMain.class,
            properties(List.of(KeyTimesMain.PEOPLE + "=" + ids.collect(joining(",")))));
    try {
      var log = folder.resolve("key-times.log");
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      boolean ended = process.waitFor(KEY_TIMES_S_MAX, TimeUnit.SECONDS);
      process.destroyForcibly();
      return Files.readAllLines(log).stream()
          .filter(line -> ended && line.startsWith(KeyTimesMain.ANSWER))
          .findFirst()
          .map(Answer::parse)
          .orElseThrow(() -> new StageFailure("the look-ups of keys failed:\n" + said(log)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageFailure("interrupted");
    }
  }

  private static String said(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends a node before the rest.
  public void stop(Child node) {
    nodes.remove(node);
    node.close();
  }

  public Account signUp(Child api) {
    return Account.signUp(http, URI.create("http://" + HOST + ":" + api.port()));
  }

  public Path folder() {
    return folder;
  }

  public int natsPort() {
    return nats.port();
  }

  /// CPU time of PostgreSQL with all its processes, in microseconds.
  public double postgresCpuMicros() {
    return Proc.treeCpuMicros(postmaster());
  }

  private long postmaster() {
    try {
      var lines = Files.readAllLines(folder.resolve("postgres/data/postmaster.pid"));
      return Long.parseLong(lines.getFirst().strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A number that the database answers.
  public long query(String sql) {
    var answer = new long[1];
    inDatabase(
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery(sql)) {
            rows.next();
            answer[0] = rows.getLong(1);
          }
        });
    return answer[0];
  }

  /// Something that is done in the database.
  @FunctionalInterface
  public interface Deed {
    void perform(Connection connection) throws SQLException;
  }

  /// Has something done over a connection of its own.
  public void inDatabase(Deed deed) {
    try (var connection =
        DriverManager.getConnection(
            postgres.jdbcUrl(DATABASE),
            EmbeddedPostgresServer.USER,
            postgres.password().reveal())) {
      deed.perform(connection);
    } catch (SQLException e) {
      throw new StageFailure("the database refuses: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    nodes.forEach(Child::close);
    nats.close();
    redis.close();
    end(postgres);
    Tools.delete(folder);
  }

  private static void end(EmbeddedPostgresServer postgres) {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
