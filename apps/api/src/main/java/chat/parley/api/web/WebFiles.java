package chat.parley.api.web;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// All files of the web client, by path.
@Singleton
final class WebFiles {
  static final String PAGE = "index.html";

  private static final String ROOT = "web";

  private final Map<String, WebFile> files = find();

  Optional<WebFile> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  private static Map<String, WebFile> find() {
    var page = WebFiles.class.getClassLoader().getResource(ROOT + "/" + PAGE);
    if (page == null) {
      return Map.of(); // a node without the web client
    }
    try {
      var uri = page.toURI();
      return uri.getScheme().equals("jar") ? inJar(uri) : in(Path.of(uri).resolveSibling(""));
    } catch (URISyntaxException | IOException e) {
      throw new IllegalStateException("the web client cannot be read", e);
    }
  }

  private static Map<String, WebFile> inJar(URI page) throws IOException {
    try (var jar = FileSystems.newFileSystem(page, Map.of())) {
      return in(jar.getPath(ROOT));
    }
  }

  private static Map<String, WebFile> in(Path root) throws IOException {
    try (var paths = Files.walk(root)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> read(root, path))
          .collect(Collectors.toUnmodifiableMap(WebFile::path, file -> file));
    }
  }

  private static WebFile read(Path root, Path path) {
    try {
      var name = root.relativize(path).toString().replace('\\', '/');
      return new WebFile(name, Files.readAllBytes(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
