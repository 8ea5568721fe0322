package chat.parley.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A node in a process of its own, as `./parley up` starts it: the same main, flags and streams.
final class NodeProcess implements AutoCloseable {
  /// In the data folder: all that the process says.
  static final String LOG = "log";

  /// Of every node of the tests.
  static final int HEAP_MIB = 320;

  private static final String READY = "Parley is ready: ";
  private static final long END_S_MAX = 30;

  /// Kept between runs, like the cache of the front door.
  private static final Path CACHE =
      Path.of(System.getProperty("java.io.tmpdir"), "parley-test-cache");

  private final Process process;
  private final int port;
  private final Path data;

  private NodeProcess(Process process, int port, Path data) {
    this.process = process;
    this.port = port;
    this.data = data;
  }

  /// What a process said and how it ended.
  record Said(int exit, List<String> out, List<String> err) {}

  /// Starts a node, and returns when it says that it is ready.
  static NodeProcess up(Path data, int port, String... flags) throws IOException {
    return up(data, port, Map.of(), flags);
  }

  /// Starts a node with settings in its environment.
  static NodeProcess up(Path data, int port, Map<String, String> settings, String... flags)
      throws IOException {
    var words = new ArrayList<>(List.of("up", "--port", "" + port, "--data", data.toString()));
    words.addAll(List.of(flags));
    Files.createDirectories(data);
    var command = command(words);
    command.environment().putAll(settings);
    var process =
        command.redirectError(ProcessBuilder.Redirect.appendTo(log(data).toFile())).start();
    var node = new NodeProcess(process, port, data);
    var out = process.inputReader(StandardCharsets.UTF_8);
    assertThat(out.readLine()).as(node.log()).isEqualTo(READY + node.origin());
    Thread.ofVirtual().start(() -> out.lines().forEach(node::keep));
    return node;
  }

  /// Runs the main with some words to its end.
  static Said run(String... words) throws IOException, InterruptedException {
    return run(Map.of(), words);
  }

  /// Runs the main with settings in its environment.
  static Said run(Map<String, String> settings, String... words)
      throws IOException, InterruptedException {
    var command = command(List.of(words));
    command.environment().putAll(settings);
    var process = command.start();
    var out = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    var err = process.errorReader(StandardCharsets.UTF_8).lines().toList();
    return new Said(process.waitFor(), out, err);
  }

  /// Where PostgreSQL is unpacked for nodes of tests.
  static Path binaries() {
    return CACHE.resolve("postgresql");
  }

  static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  int port() {
    return port;
  }

  URI origin() {
    return URI.create("http://localhost:" + port);
  }

  /// What it has written to its standard error so far.
  String log() throws IOException {
    return Files.readString(log(data));
  }

  /// Where it writes.
  private static Path log(Path data) {
    return data.resolve(LOG);
  }

  /// What it says on its standard output goes to the log too.
  private void keep(String line) {
    try {
      Files.writeString(log(data), line + "\n", StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends a signal such as INT, which is Ctrl-C, and answers how the process ended.
  int end(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-s", signal, Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(END_S_MAX, TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      assertThat(process.waitFor(END_S_MAX, TimeUnit.SECONDS)).as("it ends").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static ProcessBuilder command(List<String> words) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MIB + "m",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(words);
    var builder = new ProcessBuilder(command);
    builder.environment().put("PARLEY_CACHE", CACHE.toString());
    return builder;
  }
}
