package chat.parley.adapters.ephemeral;

import chat.parley.shared.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where Redis listens and how it is spoken to.
///
/// @param url `redis://HOST:PORT`, or `rediss://HOST:PORT` over TLS; a user may stand before the
///     host
/// @param authority PEM file of the authority that signs the server's certificate; without it
///     `rediss` trusts those of this JDK
public record RedisSettings(URI url, Optional<Path> authority, Optional<Secret<String>> password) {
  public RedisSettings {
    boolean known = "redis".equals(url.getScheme()) || "rediss".equals(url.getScheme());
    if (!known || url.getHost() == null || url.getPort() < 0) {
      throw new IllegalArgumentException("the address of Redis looks like rediss://host:6379");
    }
  }

  boolean overTls() {
    return "rediss".equals(url.getScheme());
  }
}
