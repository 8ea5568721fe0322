package chat.parley.testkit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A program on this machine that says when it is ready, and can be killed and started again.
public final class Program implements AutoCloseable {
  private static final Duration START_MAX = Duration.ofMinutes(2);
  private static final Duration STOP_MAX = Duration.ofSeconds(20);
  private static final long POLL_NANOS = 10_000_000;
  private static final int CONNECT_MS_MAX = 200;
  private static final long SAID_BYTES_MAX = 1024 * 1024;

  private final List<String> command;
  private final Map<String, String> environment;
  private final Path log;
  private final Predicate<Program> ready;
  private volatile @Nullable Process process;
  private volatile long logStart;

  /// @param environment beside that of this process
  /// @param log where both of its outputs go
  /// @param ready asked again and again after a start, until it holds
  public Program(
      List<String> command, Map<String, String> environment, Path log, Predicate<Program> ready) {
    this.command = List.copyOf(command);
    this.environment = Map.copyOf(environment);
    this.log = log;
    this.ready = ready;
  }

  /// Starts it, without waiting.
  public Program launch() {
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      logStart = Files.exists(log) ? Files.size(log) : 0;
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

  /// Waits until it is ready.
  public void awaitReady() {
    long end = System.nanoTime() + START_MAX.toNanos();
    while (!ready.test(this)) {
      if (!isAlive() || System.nanoTime() - end > 0) {
        throw new IllegalStateException("did not start: see " + log);
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  public void start() {
    launch().awaitReady();
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /// Whether it has said some words since it was last started.
  public boolean hasSaid(String words) {
    try (var file = FileChannel.open(log)) {
      var bytes = new byte[(int) Math.min(file.size() - logStart, SAID_BYTES_MAX)];
      file.read(ByteBuffer.wrap(bytes), logStart);
      return new String(bytes, StandardCharsets.UTF_8).contains(words);
    } catch (IOException _) {
      return false;
    }
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

  /// Whether something listens on a port of this machine.
  public static boolean answers(int port) {
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
