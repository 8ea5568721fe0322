package chat.parley.rig.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// A process of the stage.
public final class Child implements AutoCloseable {
  private static final long READY_MS_MAX = 90_000;

  /// Every server that is started here says this word when it listens, and none before.
  private static final Pattern READY = Pattern.compile("(?i)\\bready\\b");

  private static final long STOP_MS_MAX = 20_000;
  private static final long POLL_NANOS = 20_000_000;

  private final String name;
  private final Process process;
  private final int port;

  private Child(String name, Process process, int port) {
    this.name = name;
    this.process = process;
    this.port = port;
  }

  /// Starts it and waits until it says that it is ready. What it says goes to a file.
  static Child start(
      String name, int port, List<String> command, Map<String, String> environment, Path log) {
    try {
      var builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.to(log.toFile()));
      builder.environment().putAll(environment);
      var process = builder.start();
      // Nothing is left running when the run is broken off.
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      var child = new Child(name, process, port);
      child.awaitReady(log);
      return child;
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be started", e);
    }
  }

  private void awaitReady(Path log) throws IOException {
    long end = System.nanoTime() + READY_MS_MAX * 1_000_000;
    for (var said = ""; !READY.matcher(said).find(); said = Files.readString(log)) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        process.destroyForcibly();
        throw new StageFailure(name + " did not start:\n" + said);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  public String name() {
    return name;
  }

  public int port() {
    return port;
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_MS_MAX, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
