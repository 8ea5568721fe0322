package chat.parley.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Java sources, as the JDK's own compiler sees them.
final class Sources {
  private static final JavaCompiler COMPILER =
      Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "tests run on a JDK");

  /// A file's syntax tree, with what tells where in the file a part of it stands.
  record Parsed(CompilationUnitTree tree, Trees trees) {}

  private Sources() {}

  /// Compiles sources against the test's class path; the first line of each names its class.
  static Path compile(List<String> sources, Path target) {
    var options =
        List.of(
            "-d", target.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
    var units = sources.stream().map(Sources::planted).toList();
    if (!COMPILER.getTask(null, null, null, options, null, units).call()) {
      throw new IllegalArgumentException("a planted violation does not compile");
    }
    return target;
  }

  /// The syntax trees of files.
  static List<Parsed> parse(List<Path> files) {
    try (var manager = COMPILER.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
      var units =
          manager.getJavaFileObjectsFromPaths(
              files.stream().map(Repository.ROOT::resolve).toList());
      var task = (JavacTask) COMPILER.getTask(null, manager, null, List.of(), null, units);
      var trees = Trees.instance(task);
      var parsed = new ArrayList<Parsed>();
      task.parse().forEach(tree -> parsed.add(new Parsed(tree, trees)));
      return parsed;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static JavaFileObject planted(String source) {
    var name = source.lines().findFirst().orElseThrow().substring("// ".length());
    return new SimpleJavaFileObject(
        URI.create("string:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }
}
