package chat.parley.adapters.parts;

import chat.parley.shared.secret.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where PostgreSQL is, and how a node speaks to it.
///
/// @param url JDBC address without credentials
/// @param authority PEM file of the authority that signs the server's certificate; with it nothing
///     but TLS to a server of that name is accepted
/// @param connectionsMax connections that a node holds at most
public record DatabaseSettings(
    String url,
    String user,
    Secret<String> password,
    Optional<Path> authority,
    int connectionsMax) {
  public static final int CONNECTIONS_MAX = 16;

  private static final int CONNECTIONS_IDLE = 4;
  private static final int CONNECT_S_MAX = 5;
  private static final int CONNECTION_WAIT_MS_MAX = 5_000;
  private static final String PREFIX = "datasources.default.";

  /// What `parley.postgres.*` says; empty where no address is set.
  static Optional<DatabaseSettings> read(Settings settings) {
    return settings
        .find("parley.postgres.url")
        .map(
            url ->
                new DatabaseSettings(
                    url,
                    settings.find("parley.postgres.user").orElse("postgres"),
                    settings
                        .secret("parley.postgres.password-file")
                        .orElseThrow(
                            () -> InvalidSettingException.missing("parley.postgres.password-file")),
                    settings.file("parley.postgres.ca"),
                    settings
                        .find("parley.postgres.connections-max", Integer::valueOf)
                        .orElse(CONNECTIONS_MAX)));
  }

  /// The JDBC address with what TLS and an unreachable server ask for.
  public String jdbcUrl() {
    var words =
        Stream.concat(
            Stream.of("connectTimeout=" + CONNECT_S_MAX, "tcpKeepAlive=true"),
            authority.stream().map(file -> "sslmode=verify-full&sslrootcert=" + file));
    return url + "?" + words.collect(Collectors.joining("&"));
  }

  /// What a context needs to build its pool.
  public Map<String, Object> properties() {
    return Map.of(
        PREFIX + "url",
        jdbcUrl(),
        PREFIX + "username",
        user,
        PREFIX + "password",
        password.reveal(),
        PREFIX + "driver-class-name",
        "org.postgresql.Driver",
        PREFIX + "dialect",
        "POSTGRES",
        PREFIX + "maximum-pool-size",
        connectionsMax,
        PREFIX + "minimum-idle",
        Math.min(CONNECTIONS_IDLE, connectionsMax),
        PREFIX + "connection-timeout",
        CONNECTION_WAIT_MS_MAX);
  }
}
