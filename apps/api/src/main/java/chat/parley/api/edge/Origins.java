package chat.parley.api.edge;

import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// The hosts and origins this node answers to: its public origin, and itself on this machine.
@Singleton
final class Origins {
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String scheme;
  private final String authority;

  Origins(
      @Property(name = "parley.public-origin", defaultValue = "http://localhost")
          URI publicOrigin) {
    this.scheme = publicOrigin.getScheme().toLowerCase(Locale.ROOT);
    this.authority = publicOrigin.getAuthority().toLowerCase(Locale.ROOT);
  }

  boolean overTls() {
    return scheme.equals("https");
  }

  /// A name that another site can point at this machine is refused (DNS rebinding).
  boolean answersTo(String host) {
    var asked = host.toLowerCase(Locale.ROOT);
    return asked.equals(authority) || isLoopback(asked);
  }

  /// Whether a page of `origin` is one of ours, when it asked for `host`. Another port of this
  /// machine is another site.
  boolean isOurs(String origin, String host) {
    var from = origin.toLowerCase(Locale.ROOT);
    if (from.equals(scheme + "://" + authority)) {
      return true;
    }
    var asked = host.toLowerCase(Locale.ROOT);
    return isLoopback(asked) && from.equals("http://" + asked);
  }

  private static boolean isLoopback(String host) {
    int port = host.lastIndexOf(':');
    boolean hasPort = port > host.lastIndexOf(']');
    return LOOPBACK_NAMES.contains(hasPort ? host.substring(0, port) : host);
  }
}
