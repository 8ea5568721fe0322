package chat.parley.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What Java code of ours does, read from its syntax trees rather than its text.
final class JavaHabits {
  private static final Set<String> UNWANTED =
      Set.of("Thread.sleep", "System.out", "System.err", "TimeUnit.SECONDS.sleep");

  private JavaHabits() {}

  static List<String> longFunctions(int linesMax) {
    var found = new ArrayList<String>();
    for (var parsed : Sources.parse(Repository.files(".java"))) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
          long lines = lines(parsed, method);
          if (lines > linesMax) {
            found.add(place(parsed) + " " + method.getName() + ": " + lines + " lines");
          }
          return super.visitMethod(method, null);
        }
      }.scan(parsed.tree(), null);
    }
    return found;
  }

  /// Sleeping anywhere, and printing anywhere but in a `Main`.
  static List<String> sleepsAndPrints() {
    var found = new ArrayList<String>();
    for (var parsed : Sources.parse(Repository.files(".java"))) {
      new TreeScanner<Void, Void>() {
        @Override
        public Void visitMemberSelect(MemberSelectTree select, Void nothing) {
          var words = select.toString();
          boolean printsInMain = words.startsWith("System.") && isMain(parsed.tree());
          if (UNWANTED.contains(words) && !printsInMain) {
            found.add(place(parsed) + " " + words);
          }
          return super.visitMemberSelect(select, null);
        }
      }.scan(parsed.tree(), null);
    }
    return found;
  }

  private static long lines(Sources.Parsed parsed, Tree tree) {
    var positions = parsed.trees().getSourcePositions();
    var map = parsed.tree().getLineMap();
    return map.getLineNumber(positions.getEndPosition(parsed.tree(), tree))
        - map.getLineNumber(positions.getStartPosition(parsed.tree(), tree))
        + 1;
  }

  private static boolean isMain(CompilationUnitTree tree) {
    return tree.getSourceFile().getName().endsWith("Main.java");
  }

  private static String place(Sources.Parsed parsed) {
    return Repository.ROOT.relativize(Path.of(parsed.tree().getSourceFile().toUri())).toString();
  }
}
