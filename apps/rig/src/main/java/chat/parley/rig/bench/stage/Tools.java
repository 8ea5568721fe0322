package chat.parley.rig.bench.stage;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Programs of this machine and files of this repository that a stage is made of; the shell finds
/// them and says in the environment where they are.
public final class Tools {
  private static final List<String> APPS = List.of("api", "gateway", "worker", "standalone");

  /// What the rig adds to an app, on its own class path.
  private static final Pattern OURS = Pattern.compile("[/\\\\](rig|testkit)-[^/\\\\]*\\.jar$");

  private Tools() {}

  public static Path home() {
    return Path.of(required("PARLEY_HOME"));
  }

  public static Path cache() {
    return Path.of(required("PARLEY_CACHE"));
  }

  public static String natsServer() {
    return required("PARLEY_NATS_SERVER");
  }

  public static String redisServer() {
    return required("PARLEY_REDIS_SERVER");
  }

  /// The folder of the references in JavaScript; empty when they could not be installed.
  public static Optional<Path> nodeReferences() {
    return optional("PARLEY_BENCH_NODE").map(Path::of);
  }

  /// The compiled floor; empty when there is no C compiler.
  public static Optional<Path> floor() {
    return optional("PARLEY_BENCH_FLOOR").map(Path::of);
  }

  /// A Java command that runs one app of the packaged ones, and no other, as an operator would.
  ///
  /// @param app the module of its `Main`
  /// @param properties Micronaut's, as `name=value`
  static List<String> app(String app, List<String> properties) {
    return java("chat.parley." + app + ".Main", app, List.of(), properties);
  }

  /// The same, with a main of the rig around the parts of the app.
  static List<String> around(String app, Class<?> main, List<String> properties) {
    return java(main.getName(), app, ours(), properties);
  }

  /// A main of the rig with what the apps share, and the parts of none.
  static List<String> alone(Class<?> main, List<String> properties) {
    return java(main.getName(), "", ours(), properties);
  }

  private static List<String> ours() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(entry -> OURS.matcher(entry).find())
        .toList();
  }

  private static List<String> java(
      String main, String app, List<String> more, List<String> properties) {
    var packaged = home().resolve("apps/standalone/target/app");
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + packaged.resolve("jvm.options"));
    command.addAll(jvmExtras());
    var classPath = new ArrayList<>(List.of(classPath(packaged.resolve("lib"), app)));
    classPath.addAll(more);
    command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath)));
    command.add(main);
    properties.forEach(property -> command.add("--" + property));
    return command;
  }

  /// What every app is made of, without the other apps: their parts would start too.
  private static String classPath(Path libraries, String app) {
    try (var jars = Files.list(libraries)) {
      return jars.filter(jar -> APPS.stream().noneMatch(other -> isOf(jar, other, app)))
          .map(Path::toString)
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new StageFailure("Parley is not packaged: " + libraries);
    }
  }

  private static boolean isOf(Path jar, String other, String app) {
    return !other.equals(app) && jar.getFileName().toString().matches(other + "-[0-9].*");
  }

  /// What somebody who profiles a node wants its JVM to do besides.
  private static List<String> jvmExtras() {
    return optional("PARLEY_BENCH_JVM")
        .map(words -> List.of(words.split(" ", -1)))
        .orElse(List.of());
  }

  static int freePort() {
    try (var probe = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new StageFailure("no port is free");
    }
  }

  static void delete(Path folder) {
    try (var files = Files.walk(folder)) {
      files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new StageFailure(folder + " cannot be deleted");
    }
  }

  private static String required(String name) {
    return optional(name)
        .orElseThrow(() -> new StageFailure(name + " is not set: start with ./parley bench"));
  }

  private static Optional<String> optional(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }
}
