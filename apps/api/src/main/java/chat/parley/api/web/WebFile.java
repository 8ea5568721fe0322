package chat.parley.api.web;

import io.micronaut.http.MediaType;
import java.util.Map;
import java.util.regex.Pattern;

/// A file of the web client.
final class WebFile {
  private static final Pattern HASHED = Pattern.compile("assets/.+-[A-Za-z0-9_-]{8,}\\.[a-z0-9]+");
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "json", "application/json",
          "svg", "image/svg+xml",
          "png", "image/png",
          "ico", "image/x-icon",
          "woff2", "font/woff2",
          "webmanifest", "application/manifest+json",
          "txt", "text/plain; charset=utf-8");

  private final String path;
  private final byte[] content;

  WebFile(String path, byte[] content) {
    this.path = path;
    this.content = content;
  }

  String path() {
    return path;
  }

  /// Not a copy: files are served as they are.
  byte[] content() {
    return content;
  }

  MediaType type() {
    var ending = path.substring(path.lastIndexOf('.') + 1);
    return MediaType.of(TYPES.getOrDefault(ending, "application/octet-stream"));
  }

  /// The build writes a hash of the content into the names of assets.
  String caching() {
    return HASHED.matcher(path).matches() ? "public, max-age=31536000, immutable" : "no-cache";
  }
}
