package chat.parley.testkit.nats;

import chat.parley.adapters.bus.NatsSettings;
import chat.parley.shared.crypto.RandomTokens;
import chat.parley.shared.secret.Secret;
import chat.parley.testkit.process.Program;
import chat.parley.testkit.process.Programs;
import chat.parley.testkit.tls.LocalAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A nats-server on a port of its own that stays the same over restarts.
public final class TestNats implements AutoCloseable {
  private static final int PASSWORD_BITS = 128;

  private final Program program;
  private final NatsSettings settings;

  private TestNats(Program program, NatsSettings settings) {
    this.program = program;
    this.settings = settings;
  }

  /// On a free port, without TLS and without a password.
  public static TestNats start() {
    try {
      return start(Files.createTempDirectory("parley-test-nats"), Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// On a free port.
  ///
  /// @param directory for its configuration and its log
  /// @param authority signs its certificate; with one it asks for a password too
  public static TestNats start(Path directory, Optional<LocalAuthority> authority) {
    int port = Program.freePort();
    var password = Secret.of(RandomTokens.token(PASSWORD_BITS));
    var configuration = directory.resolve("nats.conf");
    try {
      Files.createDirectories(directory);
      Files.writeString(configuration, configuration(port, password, authority));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var command = List.of(Programs.natsServer().toString(), "-c", configuration.toString());
    var program =
        new Program(command, Map.of(), directory.resolve("nats.log"), _ -> Program.answers(port));
    program.start();
    var scheme = authority.isPresent() ? "tls" : "nats";
    return new TestNats(
        program,
        new NatsSettings(
            URI.create(scheme + "://127.0.0.1:" + port),
            authority.map(LocalAuthority::certificate),
            authority.map(_ -> password)));
  }

  private static String configuration(
      int port, Secret<String> password, Optional<LocalAuthority> authority) {
    var base = "listen: \"127.0.0.1:%d\"\nmax_payload: 1MB\n".formatted(port);
    if (authority.isEmpty()) {
      return base;
    }
    var identity = authority.get().issue("nats");
    return base
        + """
        authorization { token: "%s" }
        tls { cert_file: "%s", key_file: "%s" }
        """
            .formatted(password.reveal(), identity.certificate(), identity.key());
  }

  /// How a node reaches it.
  public NatsSettings settings() {
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

  @Override
  public void close() {
    program.close();
  }
}
