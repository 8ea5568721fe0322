package chat.parley.rig.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Asks another process for a full garbage collection, and waits for it.
public enum Collector {
  OF_JAVA {
    @Override
    List<String> command(long pid) {
      var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
      return List.of(jcmd.toString(), Long.toString(pid), "GC.run");
    }
  },
  /// Node collects when it is signalled, if its script says so; it does not tell when it is done.
  OF_NODE {
    @Override
    List<String> command(long pid) {
      return List.of("kill", "-USR2", Long.toString(pid));
    }
  };

  /// What was closed a moment ago is let go of first, and memory is given back after it.
  private static final long SETTLE_NANOS = 1_500_000_000;

  /// The second collection finds what the first one made unreachable.
  private static final int TIMES = 2;

  abstract List<String> command(long pid);

  public void collect(long pid) {
    for (int i = 0; i < TIMES; i++) {
      settle();
      run(command(pid));
    }
    settle();
  }

  private static void run(List<String> command) {
    try {
      var process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new StageFailure(command.getFirst() + " failed");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StageFailure("interrupted");
    }
  }

  private static void settle() {
    long end = System.nanoTime() + SETTLE_NANOS;
    for (long left = SETTLE_NANOS; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
