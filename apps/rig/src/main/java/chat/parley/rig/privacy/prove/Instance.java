package chat.parley.rig.privacy.prove;

import chat.parley.adapters.postgres.PostgresAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A packaged Parley with a data folder of its own, as `./parley up` starts it.
final class Instance implements AutoCloseable {
  private static final String READY = "Parley is ready: ";
  private static final String MAIN = "chat.parley.standalone.Main";
  private static final int END_S_MAX = 30;

  private final Path app;
  private final Path folder;
  private final Process process;
  private final int port;

  private Instance(Path app, Path folder, Process process, int port) {
    this.app = app;
    this.folder = folder;
    this.process = process;
    this.port = port;
  }

  /// Starts one, and returns when it is ready.
  ///
  /// @param app with `jvm.options` and `lib`
  /// @param folder for everything that comes of it
  /// @param environment beside that of this process
  static Instance start(Path app, Path folder, Map<String, String> environment) throws IOException {
    int port = freePort();
    Files.createDirectories(folder.resolve("tmp"));
    var words = List.of("up", "--port", "" + port, "--data", data(folder), "--demo-limits");
    var builder =
        new ProcessBuilder(command(app, folder, words))
            .redirectError(ProcessBuilder.Redirect.appendTo(log(folder).toFile()));
    builder.environment().putAll(environment);
    var process = builder.start();
    var said = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (said == null || !said.startsWith(READY)) {
      throw new IOException("the instance did not start; see " + log(folder));
    }
    return new Instance(app, folder, process, port);
  }

  /// Takes the data folder of an instance that does not run for the one that will be started.
  ///
  /// @throws IllegalArgumentException if it runs
  static void copy(Path data, Path folder) throws IOException {
    if (PostgresAddress.ofRunning(data.resolve("postgres")).isPresent()) {
      throw new IllegalArgumentException(data + " is in use: stop its node, or name a copy");
    }
    Files.createDirectories(folder);
    var target = Path.of(data(folder));
    try (var files = Files.walk(data)) {
      for (var file : files.toList()) {
        Files.copy(
            file,
            target.resolve(data.relativize(file).toString()),
            StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  /// Makes one from a backup, with the keystore of that day, and starts it: it is ready when
  /// everyone who was erased since is erased again.
  static Instance restore(Path app, Path folder, Path backups, Path ledger) throws IOException {
    Files.createDirectories(folder.resolve("tmp"));
    var words =
        List.of(
            "restore", backups.toString(), "--ledger", ledger.toString(), "--data", data(folder));
    run(command(app, folder, words));
    return start(app, folder, Map.of());
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  Path data() {
    return Path.of(data(folder));
  }

  Path log() {
    return log(folder);
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  /// What it measures of itself.
  String metrics() throws IOException {
    try (var in = address().resolve("/metrics").toURL().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /// Runs a task of the operator beside it; answers what it printed.
  List<String> task(String... words) throws IOException {
    var all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data", data(folder)));
    return run(command(app, folder, all));
  }

  /// Has the JVM write what its heap holds after a collection.
  Path dumpHeap() throws IOException {
    var file = folder.resolve("heap.hprof");
    Files.deleteIfExists(file);
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    run(List.of(jcmd.toString(), Long.toString(process.pid()), "GC.heap_dump", file.toString()));
    return file;
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(END_S_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<String> run(List<String> command) throws IOException {
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join("; ", lines));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return lines;
  }

  private static List<String> command(Path app, Path folder, List<String> words) {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + app.resolve("jvm.options"),
                "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                "-cp",
                app.resolve("lib") + "/*",
                MAIN));
    command.addAll(words);
    return command;
  }

  private static String data(Path folder) {
    return folder.resolve("data").toString();
  }

  private static Path log(Path folder) {
    return folder.resolve("node.log");
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }
}
