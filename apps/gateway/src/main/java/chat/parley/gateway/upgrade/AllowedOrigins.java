package chat.parley.gateway.upgrade;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/// The hosts this node answers to and the pages that may open a socket: those of the public origin,
/// and those of this machine where they asked for exactly the host and port they came from.
public final class AllowedOrigins {

  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String publicOrigin;
  private final String publicHost;

  public AllowedOrigins(URI publicOrigin) {
    this.publicHost = publicOrigin.getAuthority().toLowerCase(Locale.ROOT);
    this.publicOrigin = publicOrigin.getScheme().toLowerCase(Locale.ROOT) + "://" + publicHost;
  }

  /// Whether a page of `origin` may open a socket to `host`.
  boolean admit(String origin, String host) {
    var from = origin.toLowerCase(Locale.ROOT);
    var asked = host.toLowerCase(Locale.ROOT);
    boolean local = isLoopback(asked);
    return (from.equals(publicOrigin) && (asked.equals(publicHost) || local))
        || (local && from.equals("http://" + asked));
  }

  private static boolean isLoopback(String host) {
    int port = host.lastIndexOf(':');
    boolean hasPort = port > host.lastIndexOf(']');
    return LOOPBACK_NAMES.contains(hasPort ? host.substring(0, port) : host);
  }
}
