package chat.parley.testkit.redis;

import chat.parley.adapters.ephemeral.RedisSettings;
import chat.parley.shared.crypto.RandomTokens;
import chat.parley.shared.secret.Secret;
import chat.parley.testkit.process.Program;
import chat.parley.testkit.process.Programs;
import chat.parley.testkit.tls.LocalAuthority;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A redis-server that keeps nothing on disk, on a port that stays the same over restarts.
public final class TestRedis implements AutoCloseable {
  private static final int PASSWORD_BITS = 128;

  private final Program program;
  private final RedisSettings settings;

  private TestRedis(Program program, RedisSettings settings) {
    this.program = program;
    this.settings = settings;
  }

  /// On a free port, without TLS and without a password.
  public static TestRedis start() {
    try {
      return start(Files.createTempDirectory("parley-test-redis"), Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// On a free port.
  ///
  /// @param directory for its configuration and its log
  /// @param authority signs its certificate; with one it asks for a password too
  public static TestRedis start(Path directory, Optional<LocalAuthority> authority) {
    int port = Program.freePort();
    var password = Secret.of(RandomTokens.token(PASSWORD_BITS));
    var configuration = directory.resolve("redis.conf");
    try {
      Files.createDirectories(directory);
      Files.writeString(configuration, configuration(port, password, authority));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var command = List.of(Programs.redisServer().toString(), configuration.toString());
    var program =
        new Program(command, Map.of(), directory.resolve("redis.log"), _ -> Program.answers(port));
    program.start();
    var scheme = authority.isPresent() ? "rediss" : "redis";
    return new TestRedis(
        program,
        new RedisSettings(
            URI.create(scheme + "://127.0.0.1:" + port),
            authority.map(LocalAuthority::certificate),
            authority.map(_ -> password)));
  }

  private static String configuration(
      int port, Secret<String> password, Optional<LocalAuthority> authority) {
    var base =
        """
        bind 127.0.0.1
        save ""
        appendonly no
        set-proc-title no
        maxmemory 256mb
        maxmemory-policy volatile-ttl
        """;
    if (authority.isEmpty()) {
      return base + "port " + port + "\n";
    }
    var identity = authority.get().issue("redis");
    return base
        + """
        port 0
        tls-port %d
        tls-cert-file %s
        tls-key-file %s
        tls-ca-cert-file %s
        tls-auth-clients no
        requirepass %s
        """
            .formatted(
                port,
                identity.certificate(),
                identity.key(),
                authority.get().certificate(),
                password.reveal());
  }

  /// How a node reaches it.
  public RedisSettings settings() {
    return settings;
  }

  public Program program() {
    return program;
  }

  /// Kills it; nothing it was told survives.
  public void kill() {
    program.kill();
  }

  /// Starts it again, on the same port.
  public void restart() {
    program.start();
  }

  /// Makes it forget everything.
  public void flushAll() {
    var address =
        RedisURI.builder()
            .withHost(settings.url().getHost())
            .withPort(settings.url().getPort())
            .withSsl(settings.authority().isPresent())
            .withVerifyPeer(false);
    settings.password().ifPresent(word -> address.withPassword(word.reveal().toCharArray()));
    try (var client = RedisClient.create(address.build());
        var connection = client.connect()) {
      connection.sync().flushall();
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
