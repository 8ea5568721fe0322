package chat.parley.rig.cluster;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How a node is started: its own main, on the libraries of this process less the other apps. An
/// app that is on the class path takes part, whichever main was called.
final class NodeCommand {
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:MaxDirectMemorySize=64m",
          "-XX:ReservedCodeCacheSize=64m",
          "-XX:+ExitOnOutOfMemoryError",
          "-Xms32m",
          "-Xss512k",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djava.awt.headless=true",
          "-Dio.netty.leakDetection.level=disabled");

  private NodeCommand() {}

  /// @param settings such as `parley.port=8081`; they never hold a secret, as every user of this
  ///     machine can read them
  static List<String> of(NodeKind kind, int heapMb, List<String> settings) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.add("-Xmx" + heapMb + "m");
    command.add("-cp");
    command.add(classPath(kind));
    command.add(kind.main());
    settings.forEach(setting -> command.add("--" + setting));
    return command;
  }

  private static String classPath(NodeKind kind) {
    var others =
        Arrays.stream(NodeKind.values())
            .filter(other -> other != kind)
            .map(NodeKind::word)
            .collect(Collectors.joining("|", "(", "|rig|testkit)"));
    // `worker-0.1.jar` of a packaged app, or `apps/worker/target/classes` of a build.
    var left = Pattern.compile(".*/" + others + "(-[0-9][^/]*\\.jar|/target/(test-)?classes/?)");
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !left.matcher(entry).matches())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
