package chat.parley.testkit.process;

import chat.parley.shared.crypto.RandomTokens;
import chat.parley.shared.secret.Secret;
import chat.parley.testkit.tls.LocalAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A server that reads one file of configuration, on a free port that stays the same over restarts.
public record ConfiguredServer(Program program, Terms terms) {
  private static final int PASSWORD_BITS = 128;

  /// What a server is told to be.
  ///
  /// @param authority signs its certificate; with one it speaks TLS and asks for the password
  public record Terms(int port, Secret<String> password, Optional<LocalAuthority> authority) {}

  /// Starts one; its configuration and its log lie in the directory.
  ///
  /// @param name of those files, without an ending
  /// @param configuration words the file
  /// @param command starts the server on that file
  public static ConfiguredServer start(
      String name,
      Path directory,
      Optional<LocalAuthority> authority,
      Function<Terms, String> configuration,
      Function<Path, List<String>> command) {
    var terms = new Terms(Program.freePort(), newPassword(), authority);
    var file = directory.resolve(name + ".conf");
    try {
      Files.createDirectories(directory);
      Files.writeString(file, configuration.apply(terms));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var log = directory.resolve(name + ".log");
    var program =
        new Program(command.apply(file), Map.of(), log, _ -> Program.answers(terms.port()));
    program.start();
    return new ConfiguredServer(program, terms);
  }

  /// A new folder for a server of one test.
  public static Path folder(String name) {
    try {
      return Files.createTempDirectory("parley-test-" + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where it answers.
  ///
  /// @param plain the scheme without TLS
  /// @param overTls the scheme with it
  public URI url(String plain, String overTls) {
    return URI.create(
        (terms.authority().isPresent() ? overTls : plain) + "://127.0.0.1:" + terms.port());
  }

  /// What a client trusts; none where there is no TLS.
  public Optional<Path> certificate() {
    return terms.authority().map(LocalAuthority::certificate);
  }

  /// What a client says; nothing where nobody asks.
  public Optional<Secret<String>> password() {
    return terms.authority().map(_ -> terms.password());
  }

  private static Secret<String> newPassword() {
    return Secret.of(RandomTokens.token(PASSWORD_BITS));
  }
}
