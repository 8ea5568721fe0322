package chat.parley.rig.cluster;

import chat.parley.adapters.ephemeral.RedisSettings;
import chat.parley.adapters.keys.FileRootKey;
import chat.parley.adapters.postgres.EmbeddedPostgresServer;
import chat.parley.shared.secret.Secret;
import chat.parley.testkit.nats.TestNats;
import chat.parley.testkit.process.Program;
import chat.parley.testkit.redis.TestRedis;
import chat.parley.testkit.tls.LocalAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;

/// A running cluster. Everything it started ends with [#close].
public final class Cluster implements AutoCloseable {
  private static final String READY = "node ready";

  private final ClusterSpec spec;
  private final Pids pids;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Deque<Runnable> ends = new ArrayDeque<>();
  private Optional<TestRedis> redis = Optional.empty();

  /// What every node is told.
  private List<String> common = List.of();

  /// The port at which nodes reach a server, by the port it has.
  private final IntUnaryOperator through;

  private Cluster(ClusterSpec spec, IntUnaryOperator through) {
    this.spec = spec;
    this.through = through;
    this.pids = new Pids(spec.data());
  }

  /// Starts everything and returns when every node is ready.
  public static Cluster start(ClusterSpec spec) {
    return start(spec, IntUnaryOperator.identity());
  }

  /// The same with something between the nodes and PostgreSQL, NATS and Redis.
  ///
  /// @param through the port at which nodes reach a server, by the port it has
  public static Cluster start(ClusterSpec spec, IntUnaryOperator through) {
    var cluster = new Cluster(spec, through);
    try {
      cluster.pids.endLeftovers();
      cluster.startServers();
      cluster.startNodes();
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /// Where clients reach it, whichever node answers.
  public URI origin() {
    return URI.create("http://localhost:" + spec.port());
  }

  public ClusterSpec spec() {
    return spec;
  }

  /// A part by its name: `api-1`, `gateway-2`, `worker-1`, `nats`, `redis` or `postgres`.
  public Optional<Part> find(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  public ClusterNode node(String name) {
    return find(name)
        .map(ClusterNode.class::cast)
        .orElseThrow(() -> new IllegalArgumentException("there is no " + name));
  }

  public List<ClusterNode> nodes() {
    return parts.values().stream()
        .filter(ClusterNode.class::isInstance)
        .map(ClusterNode.class::cast)
        .toList();
  }

  public List<ClusterNode> nodes(NodeKind kind) {
    return nodes().stream().filter(node -> node.kind() == kind).toList();
  }

  public List<Part> parts() {
    return List.copyOf(parts.values());
  }

  public PostgresPart postgres() {
    return (PostgresPart) part("postgres");
  }

  public Part nats() {
    return part("nats");
  }

  public Part redis() {
    return part("redis");
  }

  /// Makes Redis forget everything, which it may do at any time.
  public void flushRedis() {
    redis.orElseThrow().flushAll();
  }

  private Part part(String name) {
    return find(name).orElseThrow();
  }

  @Override
  public void close() {
    while (!ends.isEmpty()) {
      try {
        ends.pop().run();
      } catch (RuntimeException _) {
        // The others are ended all the same; who is left is found by its number.
      }
    }
    pids.endLeftovers();
  }

  private void startServers() {
    var data = spec.data();
    var authority = LocalAuthority.in(data.resolve("tls"));
    var postgres = new PostgresPart(data.resolve("postgres"), binaries(), authority, pids);
    parts.put(postgres.name(), postgres);
    ends.push(postgres::close);
    var nats = TestNats.start(data.resolve("nats"), Optional.of(authority));
    ends.push(nats::close);
    parts.put("nats", new ServerPart("nats", nats.program(), pids));
    var memory = TestRedis.start(data.resolve("redis"), Optional.of(authority));
    ends.push(memory::close);
    parts.put("redis", new ServerPart("redis", memory.program(), pids));
    redis = Optional.of(memory);
    postgres.start();
    postgres.migrate();
    FileRootKey.openOrCreate(keyFile(), false);
    secret("nats", nats.settings().password());
    secret("redis", memory.settings().password());
    common = settings(authority, nats, memory.settings(), postgres);
  }

  private List<String> settings(
      LocalAuthority authority, TestNats nats, RedisSettings memory, PostgresPart postgres) {
    var all =
        new ArrayList<>(
            List.of(
                "parley.public-origin=" + origin(),
                "parley.key-file=" + keyFile(),
                "parley.objects-dir=" + spec.data().resolve("objects"),
                "parley.mail-dir=" + spec.data().resolve("mail"),
                "parley.bus=nats",
                "parley.nats.url=" + through(nats.settings().url()),
                "parley.nats.ca=" + authority.certificate(),
                "parley.nats.password-file=" + secretFile("nats"),
                "parley.ephemeral=redis",
                "parley.redis.url=" + through(memory.url()),
                "parley.redis.ca=" + authority.certificate(),
                "parley.redis.password-file=" + secretFile("redis"),
                "parley.postgres.url=" + postgres.jdbcUrl(through.applyAsInt(postgres.port())),
                "parley.postgres.user=" + EmbeddedPostgresServer.USER,
                "parley.postgres.ca=" + authority.certificate(),
                "parley.postgres.password-file=" + postgres.passwordFile()));
    all.addAll(spec.settings());
    return all;
  }

  private URI through(URI url) {
    int port = through.applyAsInt(url.getPort());
    return URI.create(url.getScheme() + "://" + url.getHost() + ":" + port);
  }

  private void startNodes() {
    var proxy = Proxy.open(spec.port());
    ends.push(proxy::close);
    ends.push(() -> together(ClusterNode::end));
    for (var kind : NodeKind.values()) {
      for (int number = 1; number <= spec.count(kind); number++) {
        var node = node(kind, kind.word() + "-" + number, proxy);
        parts.put(node.name(), node);
      }
    }
    together(ClusterNode::start);
  }

  private ClusterNode node(NodeKind kind, String name, Proxy proxy) {
    int port = Program.freePort();
    var settings = new ArrayList<>(common);
    settings.add("parley.postgres.connections-max=" + kind.connectionsMax());
    switch (kind) {
      case API -> {
        settings.add("micronaut.server.host=127.0.0.1");
        settings.add("micronaut.server.port=" + port);
      }
      case GATEWAY, WORKER -> settings.add("parley.port=" + port);
    }
    var program =
        new Program(
            NodeCommand.of(kind, spec.heapMb(), settings),
            Map.of(),
            spec.data().resolve("logs").resolve(name + ".log"),
            started -> started.hasSaid(READY));
    return new ClusterNode(name, kind, port, program, proxy, pids);
  }

  /// Does something to every node at once; the first failure is thrown when all are done.
  private void together(Consumer<ClusterNode> action) {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var done = nodes().stream().map(node -> pool.submit(() -> action.accept(node))).toList();
      for (var each : done) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Path keyFile() {
    return spec.data().resolve("root.key");
  }

  private Path secretFile(String name) {
    return spec.data().resolve("secrets").resolve(name);
  }

  private void secret(String name, Optional<Secret<String>> secret) {
    var file = secretFile(name);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try {
      Files.createDirectories(file.getParent());
      Files.deleteIfExists(file);
      Files.createFile(file, ownerOnly);
      Files.writeString(file, secret.orElseThrow().reveal());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// PostgreSQL is unpacked once, where the front door names a cache.
  private static Path binaries() {
    var cache = System.getenv("PARLEY_CACHE");
    return cache == null
        ? Path.of(System.getProperty("java.io.tmpdir"), "parley-postgres-binaries")
        : Path.of(cache, "postgresql");
  }
}
