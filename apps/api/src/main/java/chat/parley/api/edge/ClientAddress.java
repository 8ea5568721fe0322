package chat.parley.api.edge;

import io.micronaut.http.HttpRequest;
import java.net.InetAddress;
import java.util.Arrays;

/// Where a request comes from. Kept for the length of one request, and never written anywhere.
public final class ClientAddress {
  private static final String FORWARDED_FOR = "X-Forwarded-For";
  private static final int V4_PREFIX_BYTES = 3; // /24
  private static final int V6_PREFIX_BYTES = 6; // /48

  private ClientAddress() {}

  /// The last X-Forwarded-For hop when the peer is a proxy on this machine, otherwise the peer.
  public static InetAddress of(HttpRequest<?> request) {
    var peer = request.getRemoteAddress().getAddress();
    if (!peer.isLoopbackAddress()) {
      return peer;
    }
    var lines = request.getHeaders().getAll(FORWARDED_FOR);
    return lines.isEmpty() ? peer : lastHop(lines.getLast(), peer);
  }

  /// The part of an address that a household or an office shares.
  static byte[] prefix(InetAddress address) {
    var bytes = address.getAddress();
    return Arrays.copyOf(bytes, bytes.length == 4 ? V4_PREFIX_BYTES : V6_PREFIX_BYTES);
  }

  private static InetAddress lastHop(String line, InetAddress peer) {
    try {
      return InetAddress.ofLiteral(line.substring(line.lastIndexOf(',') + 1).strip());
    } catch (IllegalArgumentException e) {
      return peer;
    }
  }
}
