package chat.parley.rig.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Many clients of a few people, in a process of their own.
final class Storm implements AutoCloseable {
  private final Process process;
  private final int sockets;
  private volatile long back;
  private volatile long resumed;

  private Storm(Process process, int sockets) {
    this.process = process;
    this.sockets = sockets;
  }

  /// Starts them, and returns when all show everything.
  static Storm gather(URI origin, int sockets, List<String> names) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx2g",
                "-XX:+UseSerialGC",
                "-Dparley.log.level=OFF",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                StormMain.class.getName(),
                origin.toString(),
                Integer.toString(sockets)));
    command.addAll(names);
    var storm =
        new Storm(
            new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start(),
            sockets);
    var said = storm.process.inputReader(StandardCharsets.US_ASCII);
    if (!StormMain.SETTLED.equals(said.readLine())) {
      storm.close();
      throw new IllegalStateException("the clients did not become live");
    }
    Thread.ofVirtual().name("storm").start(() -> said.lines().forEach(storm::hear));
    return storm;
  }

  /// Cuts every socket at once.
  void cut() {
    try (var words = process.outputWriter(StandardCharsets.US_ASCII)) {
      words.write("cut\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Whether all of them are live again.
  boolean isBack() {
    return back >= sockets;
  }

  /// How many came back by resuming, so far.
  long resumed() {
    return resumed;
  }

  private void hear(String line) {
    var told = line.split(" ", 2);
    resumed = Long.parseLong(told[1]);
    back = Long.parseLong(told[0]);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
