package chat.parley.testkit.inventory;

import chat.parley.shared.inventory.Inventory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/// The inventory of this build as files of a test, for `parley.privacy-dir`, with what the test
/// declares beside it.
public final class PlantedInventory {
  private static final String BUILD = "/privacy";

  private PlantedInventory() {}

  /// Writes it into a folder, which it answers.
  ///
  /// @param planted a further file of records
  public static Path in(Path folder, String planted) {
    return in(folder, UnaryOperator.identity(), planted);
  }

  /// The same, with every file of the build changed on the way.
  public static Path in(Path folder, UnaryOperator<String> change, String planted) {
    try {
      var build = Objects.requireNonNull(Inventory.class.getResource(BUILD)).toURI();
      Files.createDirectories(folder.resolve("inventory"));
      if (build.getScheme().equals("jar")) {
        try (var jar = FileSystems.newFileSystem(build, Map.of(), null)) {
          copy(jar.getPath(BUILD), folder, change);
        }
      } else {
        copy(Path.of(build), folder, change);
      }
      if (!planted.isEmpty()) {
        Files.writeString(folder.resolve("inventory/planted.yaml"), planted);
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path from, Path to, UnaryOperator<String> change) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
        Files.writeString(
            to.resolve(from.relativize(file).toString()), change.apply(Files.readString(file)));
      }
    }
  }
}
