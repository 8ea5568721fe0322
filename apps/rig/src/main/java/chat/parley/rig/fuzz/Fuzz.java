package chat.parley.rig.fuzz;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// `fuzz`: runs one target, or all in turn, under Jazzer in a process of its own. What it finds is
/// left in the corpus, which is kept.
public final class Fuzz {
  private static final int MINUTES = 10;
  private static final int WRONG_USE = 2;
  /// How libFuzzer names what it found.
  private static final List<String> FINDS = List.of("crash-", "timeout-", "oom-");

  private static final Duration HANG = Duration.ofSeconds(1);
  private static final String DRIVER = "com.code_intelligence.jazzer.Jazzer";

  private Fuzz() {}

  /// Answers the exit code: 0 when nothing was found.
  public static int run(List<String> words, Consumer<String> out) {
    int minutes = MINUTES;
    var corpus = Path.of("corpus");
    var targets = new ArrayList<Target>();
    try {
      for (int i = 0; i < words.size(); i++) {
        switch (words.get(i)) {
          case "--minutes" -> minutes = Integer.parseInt(words.get(++i));
          case "--corpus" -> corpus = Path.of(words.get(++i));
          default -> targets.add(named(words.get(i)));
        }
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
      out.accept(
          "usage: fuzz [TARGET] [--minutes N]: " + names() + ", markdown: " + wrong.getMessage());
      return WRONG_USE;
    }
    int found = 0;
    for (var target : targets.isEmpty() ? List.of(Target.values()) : targets) {
      out.accept(target.word() + ", " + minutes + " min");
      var outcome = run(target, Duration.ofMinutes(minutes), HANG, corpus, List.of());
      out.accept(lastLines(outcome.said()));
      found += outcome.clean() ? 0 : 1;
    }
    return found == 0 ? 0 : 1;
  }

  private static Target named(String word) {
    return Arrays.stream(Target.values())
        .filter(target -> target.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no target " + word));
  }

  private static String names() {
    return Arrays.stream(Target.values()).map(Target::word).collect(Collectors.joining(", "));
  }

  /// What a run left.
  ///
  /// @param clean whether no input broke the target or took longer than a second
  record Outcome(boolean clean, String said) {}

  /// Fuzzes a target.
  ///
  /// @param hang how long one input may take
  /// @param first folders and jars that stand before everything else, for planted mistakes
  static Outcome run(Target target, Duration time, Duration hang, Path corpus, List<Path> first) {
    try {
      var inputs = Files.createDirectories(corpus.resolve(target.word())).toAbsolutePath();
      var finds = Files.createTempDirectory("fuzz-");
      var log = finds.resolve("log");
      var process =
          new ProcessBuilder(command(target, time, hang, inputs, finds, first))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      int code = process.waitFor();
      keep(finds, inputs);
      var said = Files.readString(log);
      return new Outcome(code == 0, said);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }

  /// An input that broke the target is part of the corpus from now on: tests fail until it is
  /// taken.
  private static void keep(Path finds, Path inputs) throws IOException {
    try (var files = Files.list(finds)) {
      for (var file : files.filter(Fuzz::isInput).toList()) {
        Files.move(file, inputs.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  private static boolean isInput(Path file) {
    var name = file.getFileName().toString();
    return FINDS.stream().anyMatch(name::startsWith);
  }

  private static List<String> command(
      Target target, Duration time, Duration hang, Path inputs, Path finds, List<Path> first) {
    var path = first.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return List.of(
        java,
        "-Xmx512m",
        "-XX:+UseSerialGC",
        "-XX:+EnableDynamicAgentLoading",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-cp",
        (path.isEmpty() ? "" : path + File.pathSeparator) + System.getProperty("java.class.path"),
        DRIVER,
        "--target_class=" + target.className(),
        "--instrumentation_includes=chat.parley.**",
        "--reproducer_path=" + finds,
        "-artifact_prefix=" + finds + File.separator,
        "-timeout=" + hang.toSeconds(),
        "-max_total_time=" + time.toSeconds(),
        inputs.toString());
  }

  private static String lastLines(String said) {
    var lines = said.lines().filter(line -> !line.startsWith("\"")).toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
  }
}
