package chat.parley.rig.bench.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the kernel says about processes.
public final class Proc {
  /// The unit of `/proc/PID/stat` is a hundredth of a second on every Linux that Java runs on.
  private static final double TICK_MICROS = 10_000;

  // Counted behind the name, which ends with the last bracket: state is 0.
  private static final int UTIME = 11;
  private static final int STIME = 12;
  private static final int CHILDREN_UTIME = 13;
  private static final int CHILDREN_STIME = 14;

  private static final Pattern RSS = Pattern.compile("(?m)^Rss:\\s+(\\d+) kB");

  private Proc() {}

  /// CPU time a process has used, user and system, in microseconds.
  public static double cpuMicros(long pid) {
    var fields = stat(pid);
    return ticks(fields, UTIME, STIME) * TICK_MICROS;
  }

  /// CPU time of a process with all that it started, those that have ended included.
  public static double treeCpuMicros(long pid) {
    var fields = stat(pid);
    double own = ticks(fields, UTIME, STIME, CHILDREN_UTIME, CHILDREN_STIME) * TICK_MICROS;
    return own
        + ProcessHandle.of(pid).stream()
            .flatMap(ProcessHandle::children)
            .mapToDouble(child -> cpuOrNothing(child.pid()))
            .sum();
  }

  /// A child that ends between two looks is counted with its parent the next time.
  private static double cpuOrNothing(long pid) {
    try {
      return cpuMicros(pid);
    } catch (UncheckedIOException ended) {
      return 0;
    }
  }

  /// Memory of a process that is resident now, in bytes.
  public static long rssBytes(long pid) {
    Matcher found = RSS.matcher(read(Path.of("/proc/" + pid + "/smaps_rollup")));
    if (!found.find()) {
      throw new StageFailure("the kernel does not tell the memory of process " + pid);
    }
    return Long.parseLong(found.group(1)) * 1024;
  }

  private static String[] stat(long pid) {
    var line = read(Path.of("/proc/" + pid + "/stat"));
    return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
  }

  private static double ticks(String[] fields, int... which) {
    double sum = 0;
    for (int index : which) {
      sum += Long.parseLong(fields[index]);
    }
    return sum;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
