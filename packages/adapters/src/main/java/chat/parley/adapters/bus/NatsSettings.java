package chat.parley.adapters.bus;

import chat.parley.shared.secret.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/// Where NATS listens and how it is spoken to.
///
/// @param url `nats://HOST:PORT`, or `tls://HOST:PORT`; a user may stand before the host
/// @param authority PEM file of the authority that signs the server's certificate; without it
///     `tls` trusts those of this JDK
/// @param password of the user; without a user it is the server's token
public record NatsSettings(URI url, Optional<Path> authority, Optional<Secret<String>> password) {
  public NatsSettings {
    boolean known = "nats".equals(url.getScheme()) || "tls".equals(url.getScheme());
    if (!known || url.getHost() == null) {
      throw new IllegalArgumentException("the address of NATS looks like tls://host:4222");
    }
  }

  boolean overTls() {
    return "tls".equals(url.getScheme());
  }
}
