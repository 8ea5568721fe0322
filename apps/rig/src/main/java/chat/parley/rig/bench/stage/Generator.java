package chat.parley.rig.bench.stage;

import chat.parley.rig.bench.load.Answer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// The driver's end of the load generator.
public final class Generator implements AutoCloseable {
  private static final String MAIN = "chat.parley.rig.bench.load.Main";

  private final Process process;
  private final BufferedWriter commands;
  private final BufferedReader answers;

  private Generator(Process process) {
    this.process = process;
    this.commands = process.outputWriter();
    this.answers = process.inputReader();
  }

  /// Starts it with the class path of this process.
  public static Generator start(Path log) {
    try {
      return new Generator(
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseSerialGC",
                  "-Xmx512m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  MAIN)
              .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Has a command done.
  ///
  /// @throws StageFailure when it failed
  public Answer ask(String command) {
    try {
      commands.write(command);
      commands.newLine();
      commands.flush();
      var line = answers.readLine();
      if (line == null || !line.startsWith("ok")) {
        throw new StageFailure("`" + command + "`: " + (line == null ? "no answer" : line));
      }
      return Answer.parse(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
