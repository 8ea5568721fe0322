package chat.parley.testkit.redis;

import chat.parley.adapters.ephemeral.RedisSettings;
import chat.parley.testkit.process.ConfiguredServer;
import chat.parley.testkit.process.ConfiguredServer.Terms;
import chat.parley.testkit.process.Program;
import chat.parley.testkit.process.Programs;
import chat.parley.testkit.tls.LocalAuthority;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A redis-server that keeps nothing on disk, on a port that stays the same over restarts.
public final class TestRedis implements AutoCloseable {
  private final Path directory;
  private final Program program;
  private final RedisSettings settings;

  private TestRedis(Path directory, Program program, RedisSettings settings) {
    this.directory = directory;
    this.program = program;
    this.settings = settings;
  }

  /// On a free port, without TLS and without a password.
  public static TestRedis start() {
    return start(ConfiguredServer.folder("redis"), Optional.empty());
  }

  /// On a free port.
  ///
  /// @param directory for its configuration and its log
  /// @param authority signs its certificate; with one it asks for a password too
  public static TestRedis start(Path directory, Optional<LocalAuthority> authority) {
    var server =
        ConfiguredServer.start(
            "redis",
            directory,
            authority,
            terms -> configuration(directory, terms),
            file -> List.of(Programs.redisServer().toString(), file.toString()));
    return new TestRedis(
        directory,
        server.program(),
        new RedisSettings(server.url("redis", "rediss"), server.certificate(), server.password()));
  }

  private static String configuration(Path directory, Terms terms) {
    var base =
        """
        bind 127.0.0.1
        save ""
        appendonly no
        set-proc-title no
        dir %s
        rdbcompression no
        maxmemory 256mb
        maxmemory-policy volatile-ttl
        """
            .formatted(directory.toAbsolutePath());
    if (terms.authority().isEmpty()) {
      return base + "port " + terms.port() + "\n";
    }
    var identity = terms.authority().get().issue("redis");
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
                terms.port(),
                identity.certificate(),
                identity.key(),
                terms.authority().get().certificate(),
                terms.password().reveal());
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
    ask(RedisCommands::flushall);
  }

  public void set(String key, String value) {
    ask(commands -> commands.set(key, value));
  }

  public void remove(String key) {
    ask(commands -> commands.del(key));
  }

  /// All that it holds, uncompressed; the file it wrote for it is deleted.
  public byte[] dump() throws IOException {
    ask(RedisCommands::save);
    var file = directory.resolve("dump.rdb");
    var held = Files.readAllBytes(file);
    Files.delete(file);
    return held;
  }

  private <T> T ask(Function<RedisCommands<String, String>, T> question) {
    var address =
        RedisURI.builder()
            .withHost(settings.url().getHost())
            .withPort(settings.url().getPort())
            .withSsl(settings.authority().isPresent())
            .withVerifyPeer(false);
    settings.password().ifPresent(word -> address.withPassword(word.reveal().toCharArray()));
    try (var client = RedisClient.create(address.build());
        var connection = client.connect()) {
      return question.apply(connection.sync());
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
