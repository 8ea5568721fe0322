package chat.parley.testkit.nats;

import chat.parley.adapters.bus.NatsSettings;
import chat.parley.testkit.process.ConfiguredServer;
import chat.parley.testkit.process.ConfiguredServer.Terms;
import chat.parley.testkit.process.Program;
import chat.parley.testkit.process.Programs;
import chat.parley.testkit.tls.LocalAuthority;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A nats-server on a port of its own that stays the same over restarts.
public final class TestNats implements AutoCloseable {
  private final Program program;
  private final NatsSettings settings;

  private TestNats(Program program, NatsSettings settings) {
    this.program = program;
    this.settings = settings;
  }

  /// On a free port, without TLS and without a password.
  public static TestNats start() {
    return start(ConfiguredServer.folder("nats"), Optional.empty());
  }

  /// On a free port.
  ///
  /// @param directory for its configuration and its log
  /// @param authority signs its certificate; with one it asks for a password too
  public static TestNats start(Path directory, Optional<LocalAuthority> authority) {
    var server =
        ConfiguredServer.start(
            "nats",
            directory,
            authority,
            TestNats::configuration,
            file -> List.of(Programs.natsServer().toString(), "-c", file.toString()));
    return new TestNats(
        server.program(),
        new NatsSettings(server.url("nats", "tls"), server.certificate(), server.password()));
  }

  private static String configuration(Terms terms) {
    var base = "listen: \"127.0.0.1:%d\"\nmax_payload: 1MB\n".formatted(terms.port());
    if (terms.authority().isEmpty()) {
      return base;
    }
    var identity = terms.authority().get().issue("nats");
    return base
        + """
        authorization { token: "%s" }
        tls { cert_file: "%s", key_file: "%s" }
        """
            .formatted(terms.password().reveal(), identity.certificate(), identity.key());
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
