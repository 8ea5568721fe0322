package chat.parley.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A program that listens on a port of this machine, and can be killed and started again.
public final class Program implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration STOP_MAX = Duration.ofSeconds(20);
  private static final long POLL_NANOS = 10_000_000;
  private static final int CONNECT_MS_MAX = 200;

  private final List<String> command;
  private final Map<String, String> environment;
  private final int port;
  private final Path log;
  private @Nullable Process process;

  /// @param environment beside that of this process
  /// @param port where it listens once it is up
  /// @param log where both of its outputs go
  public Program(List<String> command, Map<String, String> environment, int port, Path log) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.port = port;
    this.log = log;
  }

  /// Starts it, without waiting.
  public Program launch() {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      var builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      process = builder.start();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until its port answers.
  public void awaitPort() {
    long end = System.nanoTime() + START_MAX.toNanos();
    while (!answers()) {
      if (!isAlive()) {
        throw new IllegalStateException("did not start: " + command.getFirst() + "; see " + log);
      }
      if (System.nanoTime() - end > 0) {
        throw new IllegalStateException("does not answer: " + command.getFirst() + "; see " + log);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  public void start() {
    launch().awaitPort();
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  public int port() {
    return port;
  }

  public Path log() {
    return log;
  }

  /// The running process, or the one that ended last.
  public long pid() {
    return running().pid();
  }

  /// Gives it no time for anything (SIGKILL).
  public void kill() {
    running().destroyForcibly();
    awaitEnd(STOP_MAX);
  }

  /// Asks it to end (SIGTERM), without waiting.
  public void terminate() {
    running().destroy();
  }

  /// True when it has ended within the time.
  public boolean awaitEnd(Duration max) {
    try {
      return running().waitFor(max.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Ends it, by force if it does not listen.
  @Override
  public void close() {
    if (process != null) {
      terminate();
      if (!awaitEnd(STOP_MAX)) {
        kill();
      }
    }
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("was never started: " + command.getFirst());
    }
    return process;
  }

  private boolean answers() {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS_MAX);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// A port of this machine that nothing listens on now.
  public static int freePort() {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
