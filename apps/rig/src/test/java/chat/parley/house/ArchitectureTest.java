package chat.parley.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.parley.house.Walls.Wall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Holds the walls of the house. Goal: nobody walks through one unnoticed. Method: every rule is
/// checked against the compiled modules, and against the same with its violation planted.
class ArchitectureTest {
  private static final JavaClasses CODE = new ClassFileImporter().importPaths(compiledModules());

  static List<Wall> walls() {
    return Walls.ALL;
  }

  @Test
  void looksAtEveryModuleThatHasCode() {
    assertThat(compiledModules()).containsAll(codeAsCompiled());
    assertThat(codeAsCompiled()).hasSizeGreaterThan(2);
  }

  @ParameterizedTest
  @MethodSource("walls")
  void stands(Wall wall) {
    wall.rule().allowEmptyShould(true).check(CODE);
  }

  @ParameterizedTest
  @MethodSource("walls")
  void bites(Wall wall, @TempDir Path scratch) {
    var planted = new ClassFileImporter().importPath(Sources.compile(wall.violation(), scratch));
    assertThat(planted).isNotEmpty();
    assertThatThrownBy(() -> wall.rule().check(planted)).isInstanceOf(AssertionError.class);
  }

  private static List<Path> compiledModules() {
    return modules("target/classes/chat/parley");
  }

  private static List<Path> codeAsCompiled() {
    return modules("src/main/java/chat/parley").stream()
        .map(source -> source.resolve("../../../../../target/classes/chat/parley").normalize())
        .toList();
  }

  /// The folder of that name in every module that has one.
  private static List<Path> modules(String folder) {
    try (Stream<Path> packages = Files.list(Repository.ROOT.resolve("packages"));
        Stream<Path> apps = Files.list(Repository.ROOT.resolve("apps"))) {
      return Stream.concat(packages, apps)
          .map(module -> module.resolve(folder))
          .filter(Files::isDirectory)
          .sorted()
          .toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
