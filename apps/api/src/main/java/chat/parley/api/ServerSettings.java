package chat.parley.api;

import java.util.Map;

/// How the HTTP server under the API is set. Whoever starts it adds host and port.
public final class ServerSettings {
  /// No body is larger; a message of 4,000 four-byte characters in JSON escapes has 48,000 bytes.
  public static final int BODY_BYTES_MAX = 64 * 1024;

  private static final int HEADER_BYTES_MAX = 8 * 1024;
  private static final int EVENT_LOOP_THREADS = 2;

  private ServerSettings() {}

  public static Map<String, Object> defaults() {
    return Map.of(
        "micronaut.server.max-request-size",
        BODY_BYTES_MAX,
        "micronaut.server.max-request-buffer-size",
        BODY_BYTES_MAX,
        "micronaut.server.netty.max-header-size",
        HEADER_BYTES_MAX,
        "micronaut.server.netty.request-decompression-enabled",
        false,
        "micronaut.server.multipart.enabled",
        false,
        "micronaut.server.idle-timeout",
        "2m",
        "micronaut.netty.event-loops.default.num-threads",
        EVENT_LOOP_THREADS,
        "micronaut.lifecycle.graceful-shutdown.enabled",
        true, // requests under way are finished
        "micronaut.lifecycle.graceful-shutdown.grace-period",
        "10s",
        "micronaut.banner.enabled",
        false);
  }
}
